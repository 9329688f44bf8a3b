"""The master's file: patched part by part, never loaded and saved anew; what the program does not own stays."""
