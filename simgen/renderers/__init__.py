"""Rendering backends, one module or package each."""

if __name__ != "simgen.renderers":
    raise ImportError("import simgen.renderers, not the top-level link 'renderers'")
