"""Labels: what a perception model is taught, derived from the exact buffers and the scene's geometry."""
