"""What was taken in, counted and written, run by run: plain records, which the shell keeps on disk."""
