"""Scoring of a bloc: the scheme as a tree, the formulas, the marks of all units, and their ranking."""
