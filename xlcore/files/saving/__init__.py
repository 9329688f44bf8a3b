"""Writing files so that nothing is lost: in one step, backed up, and by one run at a time."""
