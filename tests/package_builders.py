"""Workbooks of somebody's own, plans to write into them, and their parts."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import xlsxwriter
from openxml_audit import OpenXmlValidator

from xlcore.files.package.opc import Package
from xlcore.files.package.patch import Patch
from xlcore.plans import Cell, Link, SheetPlan, Table
from xlcore.styles import BODY, BODY_COUNT, BODY_DAY, TITLE

CORPUS = sorted((Path(__file__).parents[2] / "shared" / "corpus").glob("*.xls?"))
SHARED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml", "xl/calcChain.xml"}
ROWS = [("=cmd|' /C calc'!A0", 8391, date(2018, 7, 20)), ("Đất đai", 2343, None)]
OURS = "Tổng hợp mẫu"


def plan(key: str = "sum", title: str = OURS, text: str = "Tiêu đề", **changed: object) -> SheetPlan:
    """A sheet with all that plans can hold, but for what is changed."""
    made = SheetPlan(
        key=key,
        title=title,
        cells={(1, 1): Cell(text, TITLE), (7, 2): Cell(10734, BODY_COUNT, f"SUM('{title}'!B5:B6)")},
        tables=(Table(f"tbl_{key}", 4, 1, ("Tên", "Số", "Ngày"), ROWS, (BODY, BODY_COUNT, BODY_DAY)),),
        widths=(30, 12, 12),
        links={(5, 1): Link("nhan-ve/Sở A.xlsx", "'TTHC'!B5")},
        ranges={f"td_chart_{key}": "B5:B6"},
        freeze=(5, 1),
    )
    return replace(made, **changed)


def patched(path: Path, *plans: SheetPlan) -> Package:
    """Write the plans into a workbook."""
    package = Package.open(path)
    Patch(package).apply(plans)
    path.write_bytes(package.bytes())
    return package


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook by their names."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def stored(path: Path, parts: dict[str, bytes]) -> Path:
    """Make a workbook of parts."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def rewritten(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another, in all parts."""
    stored(path, {name: part.replace(old.encode(), new.encode()) for name, part in parts(path).items()})


def sheet_of(path: Path, title: str = OURS) -> str:
    """The XML of a tab."""
    package = Package.open(path)
    tabs = {name: part for part, name in Patch(package).book.tabs().items()}
    return package.parts[tabs[title]].decode()


def book(path: Path, draw: Callable[[xlsxwriter.Workbook], None] | None = None) -> Path:
    """A workbook as somebody made it: one sheet, and what `draw` adds."""
    made = xlsxwriter.Workbook(path)
    made.add_worksheet("Của tôi").write("A1", 3)
    if draw:
        draw(made)
    made.close()
    return path


def faults(path: Path) -> set[tuple[str, str, str]]:
    """What breaks the rules of the format: part, element, sentence.

    That Excel puts texts from cells into a part of their own when it saves is advice, no rule.
    """
    found = OpenXmlValidator(max_errors=10_000).validate(path).errors
    return {(str(f.part_uri), str(f.node), f.description) for f in found if "inline-string" not in f.description}
