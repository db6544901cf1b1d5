"""Road networks: from SUMO's network files to the road map and the surfaces that are drawn and driven on."""
