"""Copies of the units' own files that go back to them marked, and the letters that go with them."""
