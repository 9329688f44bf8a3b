"""Makes the pictures of the two READMEs anew from the demo: `python tests/pictures.py`.

The control sheet is photographed in a window, because its buttons do not print; the others are pages on paper. It
takes what the tests take: LibreOffice, Xvfb, ImageMagick and poppler.
"""

import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from office import convert
from office_window import prepared, window

from xlcore.cli.main import main

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
_SHEET = "1500x745+0+108"
"""The part of the screen below the bars of tools, down to the last figure."""
_LOCALE = (
    '<item oor:path="/org.openoffice.Setup/L10N">'
    '<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>'
)
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
    Shot("loi", "faulty/TongHop.xlsm", "Sai ở đâu", 95, (0.03, 0.05, 0.94, 0.62)),
    Shot("phieu", "faulty/gui-di/SCT_2018-H1.xlsx", "Số hồ sơ đang giải quyết", 110, (0.03, 0.05, 0.94, 0.66)),
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
        tell(photograph(folder / "window"))
        for shot in SHOTS:
            (book,) = folder.glob(shot.book)
            pages = folder / f"{book.stem}.pdf"
            if not pages.exists():
                convert(folder, "pdf", book)
            tell(keep(shot, pages))


def tell(picture: Path) -> None:
    """Name a picture with its size, which is bounded."""
    sys.stdout.write(f"{picture}  {picture.stat().st_size // 1024} KiB\n")
    if picture.stat().st_size > LARGEST:
        sys.exit(f"{picture.name} is too large")


def run(*words: str) -> None:
    """Run a command of the program; findings of errors (1) are what the demo is for."""
    done = CliRunner().invoke(main, words)
    if done.exit_code > 1:
        sys.exit(done.output)


def photograph(folder: Path) -> Path:
    """The control sheet as it stands in a window of LibreOffice: with its buttons, charts and tabs."""
    book, profile, environment = prepared(folder, PICTURES.parent.parent, with_errors=True)
    run("consolidate", str(book.parent))
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(settings.read_text(encoding="utf-8").replace("</oor:items>", f"{_LOCALE}</oor:items>"))
    target = PICTURES / "dieu-khien.png"
    with window(book, profile, environment) as opened:
        controller = opened.book.getCurrentController()
        controller.ZoomType, controller.ZoomValue = 3, 68
        time.sleep(3)
        whole = opened.screenshot("dieu-khien")
    subprocess.run(["convert", whole, "-crop", _SHEET, "+repage", "+dither", "-colors", "128", target], check=True)
    return target


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
