"""Word files: the template that staff can edit, and the report written on it."""
