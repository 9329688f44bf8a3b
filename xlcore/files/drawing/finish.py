"""The last touch on a package of XlsxWriter: marks hidden, links portable, blank results told, a master has macros."""

import io
import re
import zipfile
from collections.abc import Mapping

from xlsxwriter import Workbook

from ...styles import FONT

_MARK = re.compile(rb'(<definedName name="td_\w+")')
_BLANK = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(><f>[^<]*</f><v></v></c>)')
_GROWS = re.compile(rb'(<row [^>]*customFormat="1"[^>]* ht="[0-9.]+") customHeight="1"')
_OLDEST = (1980, 1, 1, 0, 0, 0)


def start() -> tuple[Workbook, io.BytesIO]:
    """Open a workbook that is written into memory.

    Columns are as wide as so many digits of its standard font: with one that a machine lacks they would grow there, and
    tables would break over pages. Times New Roman, or its double, is on every machine with an office.
    """
    held = io.BytesIO()
    standard = {"font_name": FONT, "font_size": 11}
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": standard,
    }
    return Workbook(held, options), held


def finished(raw: bytes, parts: Mapping[str, tuple[str, bytes]] | None = None) -> bytes:
    """Give the package with hidden marks, and with further parts: name to relationship type and content.

    Equal in, equal out.
    """
    extra = parts or {}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                content = _MARK.sub(rb'\1 hidden="1"', content)
            elif name.startswith("xl/worksheets/sheet"):
                # XlsxWriter leaves the result of a formula open where it is an empty text.
                content = _BLANK.sub(rb'\1 t="str"\2', content)
                # XlsxWriter fixes every height that it is told; a row with a format of its own is to grow.
                content = _GROWS.sub(rb"\1", content)
            elif name.startswith("xl/worksheets/_rels/"):
                # XlsxWriter writes links to files as Windows paths, which LibreOffice elsewhere does not follow.
                content = content.replace(b"\\", b"/")
            elif name == "_rels/.rels":
                content = content.replace(b"</Relationships>", _relationships(extra) + b"</Relationships>")
            new.writestr(_entry(name), content)
        for name, (_, content) in extra.items():
            new.writestr(_entry(name), content)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _relationships(parts: Mapping[str, tuple[str, bytes]]) -> bytes:
    """What the package says of its further parts."""
    lines = (
        f'<Relationship Id="rIdPart{number}" Type="{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    return "".join(lines).encode()
