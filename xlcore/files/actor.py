"""Who is at this machine, as the system tells."""

import os
import platform

from ..history.actor import Actor


def actor() -> Actor:
    """The user of the system and the name of the machine, '' where the system does not tell."""
    from getpass import getuser  # noqa: PLC0415 - only where a run is recorded

    try:
        user = getuser()
    except (KeyError, ImportError, OSError):
        user = os.environ.get("USERNAME", "")
    return Actor(user, platform.node())
