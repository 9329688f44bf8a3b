"""The XML inside a package, read by expat where shape matters: names without prefixes, sheets as offices write them.

No document type is ever accepted, so no entity is ever expanded; XML that is not well formed is a broken file.
"""

import re
from collections.abc import Callable
from pyexpat import ExpatError, ParserCreate

from ...domain.addresses import letters
from ...patterns import rare
from .package import Refused

BROKEN = "tệp hỏng bên trong"
DOCTYPE = "trong tệp có khai báo lạ (DOCTYPE)"
_OTHER = re.compile(rb'<(?:c(?! r=")[\s/>]|row(?! r=")[\s/>]|!)')
_PREFIXED = (b":c ", b":c>", b":row")
_PREFIX = rare(rb"<(/?)\w+:")
_REFERENCE = rare(r"([A-Za-z]{1,7})(\d+)")
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))

DIGITS = 9
"""More have neither rows nor columns nor repetitions, and each of these fits into 32 bits."""
Element = tuple[str, dict[str, str]]
"""The name of an element without its prefix, and its attributes as they stand."""


def elements(xml: bytes) -> list[Element]:
    """Every element of a small part, in the order in which they open; raises Refused for what is no XML."""
    found: list[Element] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        found.append((name.rpartition(":")[2], attributes))

    if xml:
        walk(xml, opened)
    return found


def is_usual(xml: bytes) -> bool:
    """Whether rows and cells are written as every office programme writes them: no prefix, reference first, in "."""
    start, end = xml.find(b"<sheetData"), xml.find(b"</sheetData>")
    return (
        _OTHER.search(xml) is None
        and not _single_quoted(xml)
        and (start >= 0 or b":sheetData" not in xml)
        and not (xml.find(b":", start, end) >= 0 and any(0 <= xml.find(token, start) < end for token in _PREFIXED))
    )


def _single_quoted(xml: bytes) -> bool:
    """Whether attributes stand in ' anywhere but in the declaration, where they often do."""
    after = xml.find(b"?>") + 1
    return xml.find(b"'", after) >= 0 and xml.find(b"='", after) >= 0  # one letter is looked for much faster


def usual(xml: bytes) -> bytes:
    """Write any sheet as office programmes do, every cell with its reference; what has none follows the one before."""
    if b"<worksheet" not in xml[:3000]:
        bare = _PREFIX.sub(rb"<\1", xml)
        if is_usual(bare):
            return bare
    written: list[str] = []
    row = column = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        name = name.rpartition(":")[2]
        if name == "row":
            row, column = _numbered(attributes.get("r", str(row + 1))), 0
            attributes = {"r": str(row)} | {key: value for key, value in attributes.items() if key != "r"}
        elif name == "c":
            reference = attributes.pop("r", "") or f"{letters(column + 1)}{max(row, 1)}"
            column = _column_of(reference)
            attributes = {"r": reference.upper()} | attributes
        said = [f' {key}="{_escaped(value)}"' for key, value in attributes.items()]
        written.append(f"<{name}{''.join(said)}>")

    def closed(name: str) -> None:
        written.append(f"</{name.rpartition(':')[2]}>")

    def spoken(text: str) -> None:
        written.append(_escaped(text))

    walk(xml, opened, closed, spoken)
    return "".join(written).encode("utf-8", "replace")


def column_number(name: bytes) -> int:
    """A is 1, XFD is 16384."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def whole_number(text: str | None) -> int:
    """A number of a row, a column or of times as written, 0 where that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= DIGITS else 0


def _numbered(text: str) -> int:
    row = whole_number(text)
    if not row:
        raise Refused("TEP-01", BROKEN)
    return row


def _column_of(reference: str) -> int:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Refused("TEP-01", BROKEN)
    return column_number(found[1].upper().encode())


def _escaped(text: str) -> str:
    for letter, entity in _ESCAPES:
        text = text.replace(letter, entity)
    return text


def walk(
    xml: bytes,
    opened: Callable[[str, dict[str, str]], None],
    closed: Callable[[str], None] | None = None,
    said: Callable[[str], None] | None = None,
) -> None:
    """Tell of each start, end and text of XML as it comes; raises Refused for a document type and for no XML."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, said
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own parameter
    except ExpatError as error:
        raise Refused("TEP-01", BROKEN) from error


def _no_doctype(*_: object) -> None:
    raise Refused("TEP-01", DOCTYPE)
