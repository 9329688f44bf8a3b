"""Writes a paper as an OpenDocument spreadsheet, as LibreOffice saves one."""

import zipfile
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from .paper import Leaf, Paper, Slot

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_TIME = (2018, 7, 5, 8, 0, 0)


def opendocument(paper: Paper) -> bytes:
    """The bytes of an .ods with the values and merged cells of a paper."""
    tables = "".join(map(_table, paper.leaves))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype", _TIME), _KIND)
        for name, text in (("META-INF/manifest.xml", _MANIFEST), ("content.xml", content)):
            package.writestr(zipfile.ZipInfo(name, _TIME), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _table(leaf: Leaf) -> str:
    covered = _covered(leaf)
    rows = "".join(
        "<table:table-row>"
        + "".join(
            "<table:covered-table-cell/>" if (row, column) in covered else _cell(slot)
            for column, slot in enumerate(line)
        )
        + "</table:table-row>"
        for row, line in enumerate(leaf.lines)
    )
    return f"<table:table table:name={quoteattr(leaf.title)}>{rows}</table:table>"


def _covered(leaf: Leaf) -> set[tuple[int, int]]:
    """Cells that lie under a merged cell, its own corner not among them."""
    return {
        (row + down, column + across)
        for row, line in enumerate(leaf.lines)
        for column, slot in enumerate(line)
        for down in range(slot.span[0])
        for across in range(slot.span[1])
        if down or across
    }


def _cell(slot: Slot) -> str:
    down, across = slot.span
    span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if slot.span != (1, 1) else ""
    match slot.value:
        case "":
            return f"<table:table-cell{span}/>"
        case date() as day:
            kind, shown = f'office:value-type="date" office:date-value="{day:%Y-%m-%d}"', f"{day:%d/%m/%Y}"
        case int() | float() as number:
            kind, shown = f'office:value-type="float" office:value="{number}"', str(number)
        case other:
            kind, shown = 'office:value-type="string"', escape(str(other))
    return f"<table:table-cell{span} {kind}><text:p>{shown}</text:p></table:table-cell>"
