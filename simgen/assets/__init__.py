"""Procedural assets: vehicles, people, plants, street furniture, buildings, and the textures they wear."""

if __name__ != "simgen.assets":
    raise ImportError("import simgen.assets, not the top-level link 'assets'")
