"""Where the files of `workbook/` lie: in a checkout beside the packages, in an installed wheel inside this one."""

from pathlib import Path

from ..errors import MachineError

_PACKAGE = Path(__file__).parent.parent
PLACES = (_PACKAGE / "assets", _PACKAGE.parent / "workbook")
"""Where the wheel puts the folder (see `force-include` in pyproject.toml), and where it stands in a checkout."""


def asset(name: str) -> Path:
    """Find a file of `workbook/` by its path below that folder, like 'word/report.docx'.

    Raises `MachineError` where the installation lacks it.
    """
    for place in PLACES:
        if (place / name).is_file():
            return place / name
    raise MachineError(f"Bản cài đặt thiếu tệp {name}. Cài lại chương trình rồi chạy lại lệnh.")
