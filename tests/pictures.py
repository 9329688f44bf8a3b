"""Makes the pictures of the two READMEs anew from the demo: `python tests/pictures.py`, with LibreOffice and poppler.

What a picture shows is what the workbooks hold; only the control sheet is laid out on one page here, because on paper
its charts have pages of their own.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from office import convert

from xlcore.cli.main import main

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
LARGEST = 200_000
"""Bytes of a picture: a README should load at once."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the book, a text by which its page is known, dots for each inch, the part of the page to keep."""

    name: str
    book: str
    text: str
    dots: int
    part: tuple[float, float, float, float]
    """Left, top, width, height as shares of the page."""


SHOTS = (
    Shot("dieu-khien", "faulty/TongHop.xlsm", "BẢNG ĐIỀU KHIỂN", 80, (0.03, 0.03, 0.94, 0.83)),
    Shot("loi", "faulty/TongHop.xlsm", "LỖI VÀ ĐIỀU CẦN XEM LẠI", 95, (0.03, 0.05, 0.94, 0.62)),
    Shot("phieu", "faulty/gui-di/SCT_2018-H1.xlsx", "Biểu II.06a)", 110, (0.03, 0.05, 0.94, 0.66)),
    Shot("bao-cao", "clean/bao-cao/*.docx", "BÁO CÁO", 75, (0, 0, 1, 1)),
)


def take() -> None:
    """Make the demo, turn its books into pages and keep the pages asked for."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        run("demo", str(folder / "faulty"), "--with-errors")
        run("demo", str(folder / "clean"))
        run("report", str(folder / "clean"))
        on_one_page(folder / "faulty" / "TongHop.xlsm")
        for shot in SHOTS:
            (book,) = folder.glob(shot.book)
            pages = folder / f"{book.stem}.pdf"
            if not pages.exists():
                convert(folder, "pdf", book)
            picture = keep(shot, pages)
            sys.stdout.write(f"{picture}  {picture.stat().st_size // 1024} KiB\n")
            if picture.stat().st_size > LARGEST:
                sys.exit(f"{picture.name} is too large")


def run(*words: str) -> None:
    """Run a command of the program; findings of errors (1) are what the demo is for."""
    done = CliRunner().invoke(main, words)
    if done.exit_code > 1:
        sys.exit(done.output)


def on_one_page(master: Path) -> None:
    """Lay the first sheet out on one sheet of A3."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(master) as old:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
    xml = re.sub(rb"<(row|col)Breaks.*?</\1Breaks>", b"", parts[name])
    xml = re.sub(rb"<sheetPr\b[^>]*?(/>|>.*?</sheetPr>)", b"", xml)
    xml = re.sub(rb"(<worksheet[^>]*>)", rb'\1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>', xml)
    xml = re.sub(rb"<pageSetup[^>]*/>", b'<pageSetup paperSize="8" orientation="landscape"/>', xml)
    with zipfile.ZipFile(master, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in (parts | {name: xml}).items():
            new.writestr(part, content)


def keep(shot: Shot, pages: Path) -> Path:
    """Draw the part of the first page that holds the text."""
    told = subprocess.run(["pdftotext", pages, "-"], check=True, capture_output=True, text=True).stdout.split("\f")
    number = str(next(i for i, text in enumerate(told, 1) if shot.text in text))
    info = subprocess.run(["pdfinfo", "-f", number, "-l", number, pages], check=True, capture_output=True, text=True)
    size = re.search(r"size:\s+([\d.]+) x ([\d.]+)", info.stdout)
    across, down = (float(points) / 72 * shot.dots for points in size.groups())
    left, top, width, height = shot.part
    box = {"-x": left * across, "-y": top * down, "-W": width * across, "-H": height * down}
    cut = [word for name, value in box.items() for word in (name, str(round(value)))]
    target = PICTURES / shot.name
    command = ["pdftoppm", "-png", "-singlefile", "-r", str(shot.dots), "-f", number, "-l", number, *cut]
    subprocess.run([*command, pages, target], check=True)
    return target.with_suffix(".png")


if __name__ == "__main__":
    take()
