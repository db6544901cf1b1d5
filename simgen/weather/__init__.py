"""Sun, sky and air."""
