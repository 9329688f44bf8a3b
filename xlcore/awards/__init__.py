"""Titles, ballot and proposals at the end of a bloc's year; every limit is a row of the bloc's own sheets."""
