"""Trees and hedges."""
