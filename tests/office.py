"""LibreOffice as a judge: it computes a workbook anew, and what it then holds can be read."""

import subprocess
from pathlib import Path

import openpyxl

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop>
</item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"><value>vi-VN</value></prop></item>
</oor:items>
"""
"""Recalculate always (as installed, cached values are taken as they stand), on a machine set to Vietnamese."""


def recalculated(folder: Path, *books: Path) -> list[Path]:
    """Open books in an office that computes every formula, and give the copies that it stored in `folder`."""
    convert(folder, "xlsx", *books)
    return [folder / f"{book.stem}.xlsx" for book in books]


def convert(folder: Path, kind: str, *books: Path) -> None:
    """Let the office turn files into another kind, stored in `folder`."""
    command = ["soffice", profile_of(folder), "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, books)], check=True, capture_output=True, timeout=180)


def profile_of(folder: Path) -> str:
    """Make a fresh profile below `folder`; give the argument that lets the office take it."""
    user = folder / "profile" / "user"
    if not user.exists():
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return f"-env:UserInstallation={(folder / 'profile').as_uri()}"


def formulas(book: Path) -> dict[tuple[str, str], str]:
    """Every formula by (tab, cell)."""
    read = openpyxl.load_workbook(book)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in read.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def shown(book: Path) -> dict[tuple[str, str], object]:
    """What every cell shows by (tab, cell), the results of formulas included; an empty text is no value."""
    read = openpyxl.load_workbook(book, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in read.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }
