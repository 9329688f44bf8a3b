"""The user's folder for this program: what `setup` recorded, and the traces of a button at work.

The VBA module reads the same places; see the head of `workbook/vba/ThiDua.bas`.
"""

import os
import sys
from pathlib import Path

NAME = "thidua"
_CONTAINER = Path("Library", "Containers", "com.microsoft.Excel", "Data")
"""Where the sandbox of Excel for macOS lets it read and write; it takes this for the user's home."""


def place() -> Path:
    """The folder, whether it is there yet or not."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / NAME
    return Path.home() / ".config" / NAME


def places() -> tuple[Path, ...]:
    """The folder, and on macOS its twin in the container of Excel where Excel has been started once."""
    container = Path.home() / _CONTAINER
    if sys.platform == "darwin" and container.is_dir():
        return place(), container / ".config" / NAME
    return (place(),)
