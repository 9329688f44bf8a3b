"""Records the interpreter with which the workbook's buttons start Python."""

import sys
from pathlib import Path

from ...errors import MachineError
from ..saving.troubles import told as reason
from .place import places

NAME = "python.txt"
_SCRIPT = Path("Library", "Application Scripts", "com.microsoft.Excel", "thidua.applescript")
_START = 'on Start(command)\n\tdo shell script command & " > /dev/null 2>&1 &"\n\treturn ""\nend Start\n'
"""The one way by which the sandbox of Excel for macOS starts a process."""


def written() -> tuple[Path, ...]:
    """The files that recording writes."""
    records = tuple(folder / NAME for folder in places())
    return (*records, Path.home() / _SCRIPT) if sys.platform == "darwin" else records


def record(interpreter: Path) -> tuple[Path, ...]:
    """Record an interpreter; give the files written. Raises `MachineError` where one cannot be."""
    for path in written():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_START if path.suffix == ".applescript" else told(interpreter), encoding="ascii")
        except OSError as error:
            raise MachineError(f"Không ghi được {path}: {reason(error)}. Xin quyền ghi vào thư mục này.") from error
    return written()


def forget() -> tuple[Path, ...]:
    """Delete what was recorded; give the files that were there."""
    there = tuple(path for path in written() if path.exists())
    for path in there:
        path.unlink()
    return there


def told(interpreter: Path) -> str:
    """The record: forward slashes, letters outside ASCII as the VBA module reads them."""
    return interpreter.as_posix().encode("ascii", "backslashreplace").decode("ascii") + "\n"


def recorded() -> Path | None:
    """The interpreter that is recorded; nothing where none is."""
    try:
        text = written()[0].read_text(encoding="ascii").strip()
    except OSError:
        return None
    return Path(text.encode("ascii").decode("unicode_escape")) if text else None
