"""The folder `tra-lai`: copies, letters and drafts of this run; those of earlier runs go aside, none is lost."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from ...domain.bloc import Member
from ...domain.periods import Period
from ...values.folding import fold
from ..saving.atomic import made, save

ASIDE = "cu"
"""Where the copies of earlier runs lie."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_OURS = re.compile(r".+_(?:tra-lan-\d+|nhac)\.(?:xlsx|xlsm|txt|eml)")


def copy_stem(member: Member, period: Period, number: int, part: str = "") -> str:
    """What the files of a copy are called; `part` is what is given back beside the report."""
    what = f"_{fold(part).replace(' ', '-')}" if part else ""
    return f"{_UNSAFE.sub('_', member.code)}_{period}{what}_tra-lan-{number}"


def reminder_stem(member: Member, period: Period) -> str:
    """What the files of a reminder are called."""
    return f"{_UNSAFE.sub('_', member.code)}_{period}_nhac"


def written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, each in one step."""
    made(folder)
    for name, data in files.items():
        save(folder / name, data)


def aside(folder: Path, current: Collection[str]) -> list[str]:
    """Put what earlier runs wrote out of the way; give the names of those that another program holds."""
    held = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and _OURS.fullmatch(path.name) and path.name not in current:
            try:
                (folder / ASIDE).mkdir(exist_ok=True)
                path.replace(folder / ASIDE / path.name)
            except OSError:
                held.append(path.name)
    return held
