"""Traffic and pedestrians, simulated by SUMO on the road map's network."""
