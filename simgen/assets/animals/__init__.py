"""Animals: bodies, coats and gaits."""
