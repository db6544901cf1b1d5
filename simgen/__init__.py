"""simgen: labelled driving datasets from a recipe, rendered headless, exact and replayable to the byte."""

__version__ = "0.1.0"
