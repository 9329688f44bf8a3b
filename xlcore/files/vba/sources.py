"""The macros of the master from their source under `workbook/vba`."""

from collections.abc import Iterator

from ..assets import asset
from .project import Kind, Module, vba_project

SOURCES = ("ThiDua",)
"""The modules of our own; each is a file `vba/NAME.bas`."""


def project(sheets: int) -> bytes:
    """The `vbaProject.bin` of a workbook with so many sheets, whose code names are Sheet1, Sheet2 and so on."""
    return vba_project([*_modules(sheets)])


def _modules(sheets: int) -> Iterator[Module]:
    yield Module("ThisWorkbook", Kind.WORKBOOK)
    for number in range(1, sheets + 1):
        yield Module(f"Sheet{number}", Kind.SHEET)
    for name in SOURCES:
        yield Module(name, Kind.CODE, escaped(asset(f"vba/{name}.bas").read_text(encoding="utf-8")))


def escaped(text: str) -> str:
    r"""Write letters outside ASCII as \xXX or \uXXXX, which the module's own function turns back."""
    return text.encode("ascii", "backslashreplace").decode("ascii")
