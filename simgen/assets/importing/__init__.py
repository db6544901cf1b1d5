"""Users' own models in the catalogue: reading their files, and the folder where they are kept."""
