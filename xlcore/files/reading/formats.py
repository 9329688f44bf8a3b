"""What the formats of a workbook's cells say about their content: fonts of old encodings, numbers in percent."""

import re

from ...intake.grid import Spot
from ...values.legacy import told_by_font
from .markup import column_number

STYLED = re.compile(rb'<c ([^>]*\bs="(\d+)"[^>]*)>\s*<')
SHARED = re.compile(rb'<c ([^>]*\bt="s"[^>]*)>\s*<v>(\d+)</v>')
FONT = re.compile(rb"<font>.*?</font>|<font/>", re.DOTALL)
STRING = re.compile(rb"<si\b[^>]*>")
FONT_NAME = re.compile(rb'<(?:name|rFont) val="([^"]*)"')
CELL_FORMAT = re.compile(rb'<xf [^>]*?fontId="(\d+)"')
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
NUMBER_FORMAT = re.compile(rb'<numFmt\b(?=[^>]*\bnumFmtId="(\d+)")[^>]*\bformatCode="([^"]*)"')
CELL_STYLE = re.compile(rb"<xf\b[^>]*>")
FORMAT_NUMBER = re.compile(rb'\bnumFmtId="(\d+)"')
LITERAL = re.compile(r'"[^"]*"|&quot;.*?&quot;|\\.|_.|\*.')
PERCENT_BUILT_IN = {b"9", b"10"}


def legacy_encoding(font: str) -> str:
    """Tell TCVN3, TCVN3H (a font of capitals) or VNI by the name of the font; '' for any other."""
    if font.startswith(".Vn"):
        return "TCVN3H" if font.endswith("H") else "TCVN3"
    return "VNI" if font.upper().startswith("VNI-") else ""


def font_matters(text: str) -> bool:
    """Whether the font of a text can tell anything about it: asking for fonts takes a running host long."""
    return told_by_font(text)


class Formats:
    """Which cell formats and rich strings of a workbook have a font of an old encoding, and which formats show %."""

    __slots__ = ("by_format", "by_string", "percents")

    def __init__(self, styles: bytes, strings: bytes) -> None:
        self.by_format = _legacy_formats(styles) if _names_legacy(styles) else {}
        self.by_string = _legacy_strings(strings) if _names_legacy(strings) else {}
        self.percents = _percent_formats(styles)

    def legacy_fonts(self, xml: bytes) -> dict[Spot, str]:
        """The cells set in a font of an old encoding, and which encoding."""
        if not (self.by_format or self.by_string):
            return {}
        found = {}
        for cells, legacy in ((STYLED, self.by_format), (SHARED, self.by_string)):
            if legacy:
                found.update({spot_of(cell[1]): legacy[cell[2]] for cell in cells.finditer(xml) if cell[2] in legacy})
        return found

    def percent_cells(self, xml: bytes) -> frozenset[Spot]:
        """The cells whose number is shown in percent: 0.12 as 12 %."""
        if not self.percents:
            return frozenset()
        return frozenset(spot_of(cell[1]) for cell in STYLED.finditer(xml) if cell[2] in self.percents)


def shows_percent(code: str) -> bool:
    """Whether a number format multiplies by 100; a % in quotes does not."""
    return "%" in LITERAL.sub("", code)


def _percent_formats(styles: bytes) -> frozenset[bytes]:
    """The cell formats, by their number, that show percent."""
    codes = NUMBER_FORMAT.findall(between(styles, b"<numFmts", b"</numFmts>")) if b"%" in styles else []
    numbers = PERCENT_BUILT_IN | {number for number, code in codes if shows_percent(code.decode("utf-8", "replace"))}
    formats = map(FORMAT_NUMBER.search, CELL_STYLE.findall(between(styles, b"<cellXfs", b"</cellXfs>")))
    return frozenset(b"%d" % place for place, number in enumerate(formats) if number and number[1] in numbers)


def _names_legacy(xml: bytes) -> bool:
    return b'".Vn' in xml or b'"VNI-' in xml


def _legacy_formats(styles: bytes) -> dict[bytes, str]:
    names = [FONT_NAME.search(font) for font in FONT.findall(between(styles, b"<fonts", b"</fonts>"))]
    kinds = [legacy_encoding(name[1].decode("utf-8", "replace")) if name else "" for name in names]
    formats = CELL_FORMAT.findall(between(styles, b"<cellXfs", b"</cellXfs>"))
    legacy = {b"%d" % number: kind for number, kind in enumerate(kinds) if kind}
    return {b"%d" % number: legacy[font] for number, font in enumerate(formats) if font in legacy}


def _legacy_strings(strings: bytes) -> dict[bytes, str]:
    found = {}
    for number, item in enumerate(STRING.split(strings)[1:]):
        kinds = {legacy_encoding(name.decode("utf-8", "replace")) for name in FONT_NAME.findall(item)} - {""}
        if kinds:
            found[b"%d" % number] = min(kinds)
    return found


def spot_of(attributes: bytes) -> Spot:
    """Read the reference of a cell; a cell without one among referenced ones is at no place."""
    reference = REFERENCE.search(attributes if attributes[:1] != b"r" else b" " + attributes)
    return (int(reference[2]), column_number(reference[1])) if reference else (0, 0)


def between(xml: bytes, start: bytes, end: bytes) -> bytes:
    """The first stretch from one token up to another, empty where the first is not there."""
    first = xml.find(start)
    return xml[first : xml.find(end, first)] if first >= 0 else b""
