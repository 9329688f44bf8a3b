"""What a look at a machine comes to: a verdict and a remedy for each thing looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How a thing stands; the value is the word that people read."""

    GOOD = "tốt"
    LOOK = "cần xem"
    BROKEN = "hỏng"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: what was found, and what to do about it ('' where nothing)."""

    title: str
    verdict: Verdict
    found: str
    remedy: str = ""

    @property
    def broken(self) -> bool:
        """Whether the program cannot work like this."""
        return self.verdict is Verdict.BROKEN

    def __str__(self) -> str:
        rest = f" → {self.remedy}" if self.remedy else ""
        return f"[{self.verdict.value}] {self.title}: {self.found}{rest}"


def worst(lines: Sequence[Line]) -> Line:
    """The line that weighs most."""
    order = list(Verdict)
    return max(lines, key=lambda line: order.index(line.verdict))
