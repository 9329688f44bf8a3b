"""Adding up: figures with their coverage, and the sheets of the master that show them."""
