"""Drawing workbooks from nothing: the form of a unit, and the master of a bloc."""
