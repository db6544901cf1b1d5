"""The recipes that ship with simgen."""

if __name__ != "simgen.configs":
    raise ImportError("import simgen.configs, not the top-level link 'configs'")
