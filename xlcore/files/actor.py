"""Who is at this machine, as the system tells."""

import os

from ..history.actor import Actor


def actor() -> Actor:
    """The user of the system and the name of the machine, '' where the system does not tell."""
    import socket  # noqa: PLC0415 - as getpass, only where a run is recorded
    from getpass import getuser  # noqa: PLC0415

    try:
        user = getuser()
    except (KeyError, ImportError, OSError):
        user = os.environ.get("USERNAME", "")
    return Actor(user, socket.gethostname())
