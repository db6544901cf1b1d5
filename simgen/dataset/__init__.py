"""Datasets on disk: the store, its audit, previews and exports."""
