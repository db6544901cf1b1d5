"""Streets of a town."""
