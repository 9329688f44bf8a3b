"""The past of a bloc's folder on disk: copies of all files by content, and a database of runs and versions."""
