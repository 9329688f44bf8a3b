"""The mistakes of `demo --with-errors`: one list of what is planted where and of the findings that must come of it."""
