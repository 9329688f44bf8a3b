"""How cells look: a small palette that every writer (fresh, patched, live) translates in the same way."""

from typing import NamedTuple

FONT = "Times New Roman"
INK = "1F2937"
HEADER_FILL, INPUT_FILL, TOTAL_FILL, LOCKED_FILL = "DCE6F1", "FFF9DB", "EEF2F7", "F3F4F6"
ERROR_FILL, WARNING_FILL, GOOD_FILL = "FBD5D5", "FDEBC8", "DDF3E0"
WRONG_FILL, DOUBT_FILL, RELATED_FILL, EMPTY_FILL = "F8B4B4", "FCD9A0", "DCD6F7", "BFE3F5"
"""The grounds of cells in a copy given back; they differ from those of forms, so that they are known again."""
LINK_INK, RULE_INK, MUTED_INK, TITLE_INK = "0B5394", "A6B1C0", "6B7280", "1F3864"

COUNT, DECIMAL, PERCENT, DAY, TEXT, MOMENT = "#,##0", "#,##0.00", "0.0", "dd/mm/yyyy", "@", "dd/mm/yyyy hh:mm"
"""Number formats; Excel shows 8.400 and 46,76 where Windows is set to Vietnamese."""


class Style(NamedTuple):
    """One look. Sizes in points, colours RRGGBB, '' for none; `number` is an Excel number format."""

    number: str = "General"
    bold: bool = False
    italic: bool = False
    size: float = 11
    ink: str = INK
    fill: str = ""
    border: bool = False
    align: str = ""
    valign: str = "center"
    wrap: bool = False
    locked: bool = True
    underline: bool = False
    indent: int = 0


PLAIN = Style()
TITLE = Style(bold=True, size=15, ink=TITLE_INK)
SECTION = Style(bold=True, size=13, ink=TITLE_INK)
SUBTITLE = Style(italic=True, ink=MUTED_INK)
HEADER = Style(bold=True, fill=HEADER_FILL, border=True, align="center", wrap=True)
BODY = Style(border=True, wrap=True, align="left", indent=1)
BODY_COUNT = Style(COUNT, border=True, align="right")
BODY_DECIMAL = Style(DECIMAL, border=True, align="right")
BODY_PERCENT = Style(PERCENT, border=True, align="right")
BODY_DAY = Style(DAY, border=True, align="center")
BODY_MOMENT = Style(MOMENT, border=True, align="center")
BODY_CENTER = Style(border=True, align="center", wrap=True)
BODY_LINK = Style(border=True, ink=LINK_INK, underline=True, wrap=True, align="left", indent=1)
BODY_JUMP = Style(border=True, ink=LINK_INK, underline=True, align="center")


def total(style: Style) -> Style:
    """The same look in a row of sums."""
    return style._replace(bold=True, fill=TOTAL_FILL)


def typed(style: Style) -> Style:
    """The same look in a cell that people fill in."""
    return style._replace(fill=INPUT_FILL, locked=False)


def filled(style: Style, fill: str) -> Style:
    """The same look on another ground."""
    return style._replace(fill=fill)
