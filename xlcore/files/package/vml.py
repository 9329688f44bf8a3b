"""The boxes of notes in the old drawing language, which every spreadsheet program still wants for them."""

import re
from collections.abc import Collection, Iterator, Mapping

from ...intake.grid import Spot
from ...patterns import rare

NEW_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="0"/>'
    b'</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
"""A drawing without shapes; block 0 of shape numbers stands for one still to be chosen."""
_SHAPE = rare(rb"<(?:\w+:)?shape\b(?:(?!</(?:\w+:)?shape>).)*</(?:\w+:)?shape>\s*", re.DOTALL)
_ROW = rare(rb"<(?:\w+:)?Row>\s*(\d+)\s*<")
_COLUMN = rare(rb"<(?:\w+:)?Column>\s*(\d+)\s*<")
_NOTE = rare(rb"""ObjectType\s*=\s*["']Note["']""")
_BLOCK = rare(rb"""(idmap\b[^>]*\bdata\s*=\s*["'])([\d,\s]+)(["'])""")
_ID = rare(rb"_x0000_s(\d+)")
_IN_BLOCK = 1024
_CHARACTERS, _WIDTH = 42, 3
"""Letters on a line of a note, and how many columns it is wide."""
_NAMES = (
    b' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)


def with_shapes(xml: bytes, notes: Mapping[Spot, str], taken: Collection[int]) -> bytes:
    """Put a box for each note at the end of a drawing; `taken` blocks of numbers belong to other drawings."""
    block = _BLOCK.search(xml)
    number = int(block[2].split(b",")[0]) if block else 0
    if not number:
        number = next(n for n in range(1, 100_000) if n not in taken)
        xml = _BLOCK.sub(rb"\g<1>%d\3" % number, xml, count=1)
    last = max([number * _IN_BLOCK, *(int(n) for n in _ID.findall(xml))])
    shapes = b"".join(_shape(last + at, spot, text) for at, (spot, text) in enumerate(sorted(notes.items()), 1))
    end = xml.rindex(b"</")
    return xml[:end] + shapes + xml[end:]


def numbers_of(xml: bytes) -> list[int]:
    """The blocks of a thousand shape numbers that a drawing uses."""
    return [int(number) for block in _BLOCK.findall(xml) for number in block[1].split(b",")]


def without_shapes(xml: bytes, spots: Collection[Spot]) -> bytes:
    """Take the boxes of the notes at some cells off a drawing."""
    kept, last = [], 0
    for start, end, spot in _boxes(xml):
        if spot in spots:
            kept.append(xml[last:start])
            last = end
    return b"".join([*kept, xml[last:]])


def _boxes(xml: bytes) -> Iterator[tuple[int, int, Spot]]:
    for shape in _SHAPE.finditer(xml):
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        if row and column and _NOTE.search(shape[0]):
            yield shape.start(), shape.end(), (int(row[1]) + 1, int(column[1]) + 1)


def _shape(number: int, spot: Spot, text: str) -> bytes:
    row, column = spot[0] - 1, spot[1] - 1
    lines = sum(1 + len(line) // _CHARACTERS for line in text.split("\n"))
    anchor = f"{column + 1}, 12, {max(0, row - 1)}, 8, {column + 1 + _WIDTH}, 12, {max(0, row - 1) + lines + 1}, 4"
    return (
        b'<v:shape%b id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        b'fillcolor="#FFF9DB" o:insetmode="auto"><v:fill color2="#FFF9DB"/><v:shadow on="t" color="black" '
        b'obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
        b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%b</x:Anchor>'
        b"<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
    ) % (_NAMES, number, anchor.encode(), row, column)
