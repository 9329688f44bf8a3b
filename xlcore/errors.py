"""Errors whose text is shown, word for word, to the person at the keyboard.

Only what stops a run is an error; bad data in a returned file is a `Finding`.
Each class carries the exit code that the command line gives for it.
"""


class ThiduaError(Exception):
    """The run cannot go on, and the message says in Vietnamese how to mend that."""

    exit_code = 3


class InputError(ThiduaError):
    """The folder, the master or a file given by the person cannot be used as it is."""

    exit_code = 3


class MachineError(ThiduaError):
    """Something of the machine is missing or refuses: a package, a right, a program."""

    exit_code = 4
