"""What goes back to the units: which cells are wrong and open, the list, the letters, and what came of it."""
