"""From the files of the inbox to raw books: a gate, a child process that reads, and the facts of the package."""
