"""Starts the command line, as `thidua` and as `python -m xlcore.cli`."""

import gc
import os
import sys

# A command keeps what it loads and reads until it ends; looking for garbage finds none.
gc.disable()

from .main import main  # noqa: E402 - as said above


def run() -> None:
    """Run the command line and end the process at once.

    Taking a thousand modules down in good order costs a tenth of a whole run, and nothing of ours waits for it:
    files are closed where they are written, and both streams are emptied here.
    """
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


if __name__ == "__main__":
    run()
