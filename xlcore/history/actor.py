"""Who does something, and where."""

from typing import NamedTuple


class Actor(NamedTuple):
    """A user of the system, and the name of the machine."""

    user: str = ""
    host: str = ""

    def __str__(self) -> str:
        return f"{self.user}@{self.host}" if self.host else self.user
