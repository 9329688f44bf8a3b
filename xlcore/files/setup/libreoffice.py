"""Makes an installed LibreOffice answer on a local pipe and run the macros of a bloc's folder; takes it back exactly.

Only the present user's profile is changed: no port is opened, and no other folder's macros run.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError, MachineError
from ..saving.troubles import told as reason
from . import kept
from .reach import PIPE
from .registry import EMPTY, Setting, changed, entry, found, listed

_CONNECTION = Setting("/org.openoffice.Setup/Office", "ooSetupConnectionURL")
_TRUSTED = Setting("/org.openoffice.Office.Common/Security/Scripting", "SecureURL")
_LEVEL = Setting("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel")
_TIP = Setting("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay")
_FIRST = Setting("/org.openoffice.Office.Common/Misc", "FirstRun")
_NEWS = Setting("/org.openoffice.Setup/Product", "WhatsNew")
_STRICTEST = ">3<"
_TOLD = {
    _CONNECTION: f"LibreOffice nghe trên ống nội bộ “{PIPE}” của riêng người dùng này (không mở cổng mạng)",
    _TRUSTED: "Macro của tệp trong {} được chạy",
    _LEVEL: "Mức an toàn macro từ “Rất cao” xuống “Cao”: chỉ thư mục tin cậy và macro có chữ ký được chạy",
    _TIP: "Không hiện mẹo trong ngày khi mở",
    _FIRST: "Không hiện hộp chào khi mở lần đầu",
    _NEWS: "Không hiện thông báo phiên bản mới",
}


@dataclass(frozen=True, slots=True)
class Office:
    """One LibreOffice profile."""

    profile: Path

    @property
    def file(self) -> Path:
        """Where its settings lie."""
        return self.profile / "user" / "registrymodifications.xcu"

    @property
    def listens(self) -> bool:
        """Whether it is set to listen on our pipe."""
        return f"pipe,name={PIPE};" in (found(self._text(), _CONNECTION) or "")

    def plan(self, folder: Path) -> dict[Setting, str]:
        """The items that would be changed for the macros of a folder; none where all is as it should be."""
        text = self._text()
        wanted = {
            _CONNECTION: _CONNECTION.item(f"pipe,name={PIPE};urp;"),
            _TRUSTED: _trusting(found(text, _TRUSTED), folder),
            _TIP: _TIP.item("false"),
            _FIRST: _FIRST.item("false"),
            _NEWS: _NEWS.item("false"),
        }
        if _STRICTEST in (found(text, _LEVEL) or ""):
            wanted[_LEVEL] = _LEVEL.item("2")
        return {setting: item for setting, item in wanted.items() if found(text, setting) != item}

    def apply(self, items: Mapping[Setting, str]) -> None:
        """Change the settings; what stood there is recorded first, so that it can be put back."""
        self._closed()
        text, memory = self._text(), kept.load(self.profile) or kept.Kept(existed=self.file.exists())
        for setting, item in items.items():
            before = memory.before.get(setting, found(text, setting))
            memory.before[setting], memory.after[setting] = before, item
        kept.save(self.profile, memory)
        self._write(changed(text, items))

    def undo(self) -> list[Setting]:
        """Put back what stood there before; what somebody changed since then stays. Give the settings put back."""
        self._closed()
        memory, text = kept.load(self.profile), self._text()
        if memory is None:
            return []
        ours = {s: before for s, before in memory.before.items() if found(text, s) == memory.after[s]}
        restored = changed(text, ours)
        if restored == EMPTY and not memory.existed:
            self.file.unlink(missing_ok=True)
        else:
            self._write(restored)
        kept.drop(self.profile)
        return list(ours)

    def _text(self) -> str:
        try:
            return self.file.read_text(encoding="utf-8") if self.file.exists() else EMPTY
        except OSError as error:
            raise MachineError(f"Không đọc được {self.file}: {reason(error)}. Xin quyền đọc tệp này.") from error

    def _write(self, text: str) -> None:
        """Write beside, then put in place in one step."""
        beside = self.file.with_name(f"{self.file.name}.thidua")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(self.file)
        except OSError as error:
            raise MachineError(f"Không ghi được {self.file}: {reason(error)}. Xin quyền ghi tệp này.") from error

    def _closed(self) -> None:
        """A LibreOffice that is open writes its settings anew when it ends."""
        if (self.profile / ".lock").exists():
            raise InputError(
                "LibreOffice đang mở và sẽ ghi đè thiết lập khi đóng. Đóng LibreOffice rồi chạy lại lệnh "
                f"(nếu nó không mở: xóa tệp {self.profile / '.lock'})."
            )


def told(setting: Setting, folder: Path | None = None) -> str:
    """What a change means, in a sentence; `folder` is the one whose macros run, where it is known."""
    place = f"“{folder.resolve()}”" if folder else "thư mục khối"
    return f"{_TOLD[setting].format(place)} ({setting.path.rpartition('/')[2]}/{setting.name})."


def profile() -> Path:
    """The profile that LibreOffice makes for the present user."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LibreOffice" / "4"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "libreoffice" / "4"


def _trusting(present: str | None, folder: Path) -> str:
    there, wanted = listed(present), folder.resolve().as_uri()
    entries = [f"<it>{text}</it>" for text in there]
    return (present or "") if entry(wanted) in entries else _TRUSTED.item("".join([*entries, entry(wanted)]))
