"""Sensors: from linear radiance to what a camera would deliver."""
