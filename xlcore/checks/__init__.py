"""Checking: the book of rules, schemas over all members at once, rules between sheets, and settling."""
