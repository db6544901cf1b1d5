"""Engines that run scenes in parallel."""
