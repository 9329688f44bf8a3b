"""The door without Excel: read the command line, call a run, print, choose the exit code."""
