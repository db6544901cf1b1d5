"""Cars, vans, buses, trucks, motorcycles and bicycles: bodies sampled from implicit surfaces, wheels, lamps, paint."""
