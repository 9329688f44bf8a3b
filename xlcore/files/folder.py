"""A bloc's folder: where the master, the forms and the returned files lie."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .assets import asset
from .saving.atomic import save
from .saving.troubles import told
from .saving.whole import flaw

MASTER = "TongHop.xlsm"
REPORT = "bao-cao"
"""The template of the report."""
BACKUPS = "sao-luu"
NIGHTLY = "lich-chay.json"
"""In the archive: how the last scheduled run of this folder went."""
FORMS, INBOX, RETURNS, REPORTS, ARCHIVE, TEMPLATES = "gui-di", "nhan-ve", "tra-lai", "bao-cao", "luu-tru", "mau"


@dataclass(frozen=True, slots=True)
class BlocFolder:
    """The folder of one bloc in one period."""

    root: Path

    @classmethod
    def opened(cls, root: Path) -> "BlocFolder":
        """The folder at `root`; an `InputError` where no master lies in it."""
        folder = cls(root)
        if not folder.master.is_file():
            raise InputError(
                f"Không thấy {MASTER} trong thư mục “{root}”. "
                "Chỉ đúng thư mục của khối, hoặc tạo mới bằng lệnh: thidua new THƯ_MỤC"
            )
        return folder

    def create(self) -> None:
        """Make the folder and its subfolders; what exists stays."""
        try:
            for name in (FORMS, INBOX, RETURNS, REPORTS, ARCHIVE, TEMPLATES):
                (self.root / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"Không tạo được thư mục “{self.root}”: {told(error)}. Chọn nơi có quyền ghi.") from error

    @property
    def master(self) -> Path:
        """The master workbook."""
        return self.root / MASTER

    @property
    def inbox(self) -> Path:
        """Where the secretary drops what came back."""
        return self.root / INBOX

    @property
    def forms(self) -> Path:
        """Where the forms lie that go out."""
        return self.root / FORMS

    @property
    def returns(self) -> Path:
        """Where the marked copies and letters lie that go back to the units."""
        return self.root / RETURNS

    @property
    def reports(self) -> Path:
        """Where Word files are written."""
        return self.root / REPORTS

    @property
    def archive(self) -> Path:
        """Where copies of all files taken in lie, and the history of the runs."""
        return self.root / ARCHIVE

    @property
    def templates(self) -> Path:
        """Where the bloc keeps Word templates of its own."""
        return self.root / TEMPLATES

    def template(self, name: str = REPORT) -> Path:
        """A Word template: the bloc's own where it keeps one, else the program's."""
        own = self.templates / f"{name}.docx"
        return own if own.is_file() else asset(f"templates/{name}.docx")

    def take_over(self, old: "BlocFolder") -> None:
        """Bring along the copies, the history and the templates of the period before; what is here already stays.

        Its backups and its nightly run are its own.
        """
        for name in (ARCHIVE, TEMPLATES):
            for source in sorted((old.root / name).rglob("*")):
                within = source.relative_to(old.root)
                target = self.root / within
                if source.is_file() and not {BACKUPS, NIGHTLY} & set(within.parts) and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    save(target, source.read_bytes())
                    shutil.copystat(source, target)

    def keep_templates(self) -> None:
        """Put the program's templates where staff can edit them; those that are there already stay."""
        for ours in sorted(asset(f"templates/{REPORT}.docx").parent.glob("*.docx")):
            own = self.templates / ours.name
            if not own.exists():
                save(own, ours.read_bytes(), check=flaw)
