"""The palette in XlsxWriter's terms: each look becomes one format, made once for a workbook."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from ...styles import FONT, RULE_INK, Style

_ACROSS = {"left", "center", "right", "justify"}
_DOWN = {"top": "top", "center": "vcenter", "bottom": "bottom"}


class Formats:
    """The formats of one workbook, by look."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[Style, Format] = {}

    def __getitem__(self, style: Style) -> Format:
        if style not in self._made:
            self._made[style] = self._workbook.add_format(properties(style))
        return self._made[style]


def properties(style: Style) -> dict[str, object]:
    """Write a look as the properties of an XlsxWriter format."""
    named: dict[str, object] = {
        "font_name": FONT,
        "font_size": style.size,
        "font_color": f"#{style.ink}",
        "num_format": style.number,
        "valign": _DOWN.get(style.valign, "vcenter"),
        "locked": style.locked,
    }
    if style.align in _ACROSS:
        named["align"] = style.align
    if style.fill:
        named["bg_color"] = f"#{style.fill}"
    if style.border:
        named |= {"border": 1, "border_color": f"#{RULE_INK}"}
    if style.indent:
        named["indent"] = style.indent
    flags = {"bold": style.bold, "italic": style.italic, "text_wrap": style.wrap, "underline": style.underline}
    return named | {name: 1 for name, on in flags.items() if on}
