"""Rigid-body physics (PyBullet): everything that stands is settled on the true surface."""
