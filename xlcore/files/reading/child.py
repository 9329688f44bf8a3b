"""The reading process: paths come in as one pickle, outcomes go out one by one, each after its length.

Standard output is the pipe, so nothing else may print to it: it is moved aside before any library is used.
"""

import gc
import os
import pickle
import struct
import sys

LENGTH = struct.Struct("<Q")


def main() -> None:
    """Answer for each path in turn, then end."""
    limit, paths = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    _limit_memory(limit)
    gc.disable()
    from .reader import read  # noqa: PLC0415 - under the memory limit

    for path in paths:
        outcome = pickle.dumps(read(path), protocol=5)
        answers.write(LENGTH.pack(len(outcome)))
        view = memoryview(outcome)
        while view:
            view = view[answers.write(view) or 0 :]


def _limit_memory(limit: int) -> None:
    """Cap the address space where the system can; elsewhere only the time limit stands."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
