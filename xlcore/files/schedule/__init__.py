"""The nightly run: written for the scheduler of the machine, put in place, removed, and asked how it went."""
