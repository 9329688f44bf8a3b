"""What the reading process may use: memory for all it does, processor time for one file, no file to write.

On Linux and macOS the kernel keeps these limits. Windows has none of them for a process as such; there the process
puts itself into a job object of its own, which caps its memory. Time is watched by the parent on every system.
"""

import sys
from contextlib import suppress

MEMORY = 900_000_000
"""Bytes of address space (Windows: of committed memory)."""


def hold_memory(limit: int) -> None:
    """Cap what this process may use from now on; where the system refuses, only gate and parent stand."""
    if sys.platform == "win32":  # pragma: no cover - its one step is tested with a stand-in for the system
        import ctypes  # noqa: PLC0415 - only there

        from .windows_job import hold_by_job  # noqa: PLC0415 - as above

        hold_by_job(ctypes.windll.kernel32, limit)
    else:
        import resource  # noqa: PLC0415 - not on Windows

        for what, most in ((resource.RLIMIT_AS, limit), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
            _lower(what, most)


def hold_time(seconds: int) -> None:
    """Give this process so many seconds of processor time from now; a parent that died cannot watch it."""
    if sys.platform != "win32":  # pragma: no branch - as above
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)


def _lower(what: int, most: int) -> None:
    """Set a limit, or keep the lower one that the system has set already."""
    import resource  # noqa: PLC0415 - not on Windows

    _, hard = resource.getrlimit(what)
    with suppress(ValueError, OSError):  # macOS knows a limit of the address space, but does not keep it
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
