"""The bloc's papers beside the report, as data for Word templates: texts as printed, and lines of tables."""
