"""Scene builders, one module or package each."""

if __name__ != "simgen.scenes":
    raise ImportError("import simgen.scenes, not the top-level link 'scenes'")
