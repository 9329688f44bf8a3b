"""Who does something, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A user of the system, and the name of the machine."""

    user: str = ""
    host: str = ""

    def __str__(self) -> str:
        return f"{self.user}@{self.host}" if self.host else self.user
