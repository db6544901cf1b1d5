"""Street furniture: lamps, signals, signs, seats, bins, boundaries and loose objects."""
