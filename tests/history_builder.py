"""A demo folder on disk, the commands on it, and units that send corrected files."""

from pathlib import Path

from click.testing import CliRunner, Result

from xlcore.cli.main import main
from xlcore.demo.bloc import ASSIGNMENT
from xlcore.files.drawing.pen import Ink, type_into
from xlcore.files.reading.reader import read
from xlcore.intake.understand import understand


def run(*words: object) -> Result:
    """A command, as typed."""
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def sent_file(folder: Path, member: str) -> Path:
    """The file that a unit of the demo sent."""
    (path,) = (folder / "nhan-ve").glob(f"{member} - *")
    return path


def correct(folder: Path, member: str, key: str, line: int, **values: Ink) -> Path:
    """Let a unit send its file anew, with other values in the given line of a table."""
    path = sent_file(folder, member)
    sent = understand(read(str(path)), ASSIGNMENT)
    row = sent.tables[key].rows[line]
    places = {name: sent.place(key, row.number, name) for name in values}
    type_into(path, {sent.tables[key].grid: {(p.row, p.column): values[name] for name, p in places.items()}})
    return path
