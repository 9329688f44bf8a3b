"""Reporting periods: how they are written, ordered and compared.

Nothing here reads the clock; callers pass the period they mean.
"""

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(-H1)?")
_SPOKEN = re.compile(
    r"(?<!\d)(?:0?6|sáu)\s*t(?:háng)?\b\W*(?:đầu\s*)?(?:năm\W*)?(?P<half>\d{4})"
    r"|(?P<first>\d{4})\s*-?\s*H1\b|\bH1\W*(?P<after>\d{4})"
    r"|(?:tháng|quý|cuối|đầu)\s*(?:\d{1,2}|[ivx]+)?\s*[/,-]?\s*(?:năm\s*)?\d{4}|năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
"""The third way speaks of a month, a quarter or another part of a year, which is no period of ours."""


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period: the first half of a year (2018-H1) or the whole year (2018)."""

    year: int
    half: bool

    def __post_init__(self) -> None:
        if not 1948 <= self.year <= 2200:  # noqa: PLR2004 - 1948 is the year of the first emulation appeal
            raise ValueError(f"Năm phải từ 1948 đến 2200, không phải {self.year}.")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period as a person types it: '2018-H1', '2018', '6 tháng đầu năm 2018', 'năm 2018'."""
        written = _WRITTEN.fullmatch(text.strip())
        if written:
            return cls(int(written[1]), written[2] is not None)
        spoken = cls.find(text)
        if spoken is None:
            raise ValueError(f"“{text}” không phải là kỳ báo cáo; hãy ghi như 2018-H1 hoặc 2018.")
        return spoken

    @classmethod
    def find(cls, text: str) -> "Period | None":
        """Find the first period named inside a longer text, or nothing."""
        for match in _SPOKEN.finditer(text):
            half, year = match["half"] or match["first"] or match["after"], match["year"]
            if (half or year) and 1948 <= int(half or year) <= 2200:  # noqa: PLR2004
                return cls(int(half or year), half=half is not None)
        return None

    def __str__(self) -> str:
        return f"{self.year}-H1" if self.half else str(self.year)

    def __lt__(self, other: "Period") -> bool:
        return (self.year, not self.half) < (other.year, not other.half)

    @property
    def label(self) -> str:
        """The period as a report writes it."""
        return f"6 tháng đầu năm {self.year}" if self.half else f"năm {self.year}"

    @property
    def next_label(self) -> str:
        """What a report calls the time that follows."""
        return f"6 tháng cuối năm {self.year}" if self.half else f"năm {self.year + 1}"

    @property
    def first_day(self) -> date:
        """The day on which the period begins; both kinds begin on 1 January."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """The day on which the period ends."""
        return date(self.year, 6, 30) if self.half else date(self.year, 12, 31)

    @property
    def previous(self) -> "Period":
        """The period reported before this one: H1 follows the whole of last year, a year follows its H1."""
        return Period(self.year - 1, half=False) if self.half else Period(self.year, half=True)

    @property
    def opening(self) -> "Period":
        """The whole year at whose end this period begins."""
        return Period(self.year - 1, half=False)

    @property
    def first_half(self) -> "Period | None":
        """The half that a whole year holds already; nothing for a half itself."""
        return None if self.half else Period(self.year, half=True)

    @property
    def last_year(self) -> "Period":
        """The same period of last year."""
        return Period(self.year - 1, self.half)
