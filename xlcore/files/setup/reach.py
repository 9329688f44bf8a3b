"""How an installed LibreOffice is reached: its pipe, its module `uno` and the Python that it was built for."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PIPE = "xlwings"
"""The name of the pipe on which LibreOffice listens; the engine of the macros asks there."""
_SHARED = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib64/python3.*/site-packages",
    "/usr/lib/python3.*/site-packages",
    "/opt/libreoffice*/program",
    "/Applications/LibreOffice.app/Contents/Resources",
    "C:/Program Files/LibreOffice/program",
)
"""Folders in which `uno.py` lies, as Debian, Fedora, the project's own packages, macOS and Windows have it."""
PROGRAMS = (Path("/usr/lib/libreoffice/program"), Path("/usr/lib64/libreoffice/program"))
"""Where Debian and Fedora keep the office's programs."""
_LIBRARIES = ("libpyuno.so", "pyuno.so", "pyuno.pyd", "../Frameworks/libpyuno.dylib")
_BUILT_FOR = re.compile(
    rb"(?:libpython|Python\.framework/Versions/|LibreOfficePython\.framework/Versions/)3\.(\d+)|python3(\d+)\.dll"
)


class Module(NamedTuple):
    """The module `uno`: its folder, and the minor version of the Python 3 it was built for, where that can be told."""

    folder: Path
    minor: int | None

    @property
    def fits(self) -> bool:
        """Whether the Python at work can load it; one of another version would fall over."""
        return self.minor in {None, sys.version_info.minor}


def module() -> Module | None:
    """Find the module of the LibreOffice that would be started."""
    folder = next((place for place in _folders() if (place / "uno.py").is_file()), None)
    return Module(folder, _minor(folder)) if folder else None


def _folders() -> Iterator[Path]:
    for pattern in _SHARED:
        anchor = Path(Path(pattern).anchor)
        if anchor.is_dir():
            yield from anchor.glob(Path(pattern).relative_to(anchor).as_posix())
    if (program := shutil.which("soffice")) is not None:
        yield Path(program).resolve().parent


def _minor(folder: Path) -> int | None:
    for place in (folder, *PROGRAMS):
        for library in (place / name for name in _LIBRARIES):
            if library.is_file() and (found := _BUILT_FOR.search(library.read_bytes())):
                return int(found[1] or found[2])
    return None


def sockets(pipe: str) -> Iterator[Path]:
    """Where the office of the present user puts a pipe, on systems on which it is a socket."""
    if sys.platform != "win32":
        for folder in {Path("/tmp"), Path(tempfile.gettempdir())}:  # noqa: S108 - there the office puts its pipe
            yield folder / f"OSL_PIPE_{os.getuid()}_{pipe}"
