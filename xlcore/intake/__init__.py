"""From raw cells to typed rows: whose file it is, where its tables are, what each cell means."""
