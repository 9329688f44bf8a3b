"""The shell: files, folders, processes; everything here does I/O, nothing here decides."""
