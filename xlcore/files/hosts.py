"""Looks over the spreadsheet programs of a machine: which ones, whether they run macros and can be reached, and WPS."""

import plistlib
import re
import shutil
import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from .setup import libreoffice, reach
from .verdicts import Line, Verdict

OLDEST_EXCEL, OLDEST_OFFICE = 14, (7, 0)
"""Excel 2010 is the first with the ribbon as ours is written; the engine was measured with LibreOffice 7.4."""
_EXCEL = r"Software\Microsoft\Office\16.0\Excel\Security"
_POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
_RULES = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_NO_CHILDREN = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"
"""Microsoft's name of the rule that keeps Office from starting other programs."""
_OPENS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsm\UserChoice"
_RUN = r"Software\Microsoft\Office\ClickToRun\Configuration"
_MAC_EXCEL = Path("/Applications/Microsoft Excel.app/Contents/Info.plist")
_MAC_WPS = Path("/Applications/wpsoffice.app")
_OFFICE_VERSION = re.compile(r"ProductKey=LibreOffice ([\d.]+)")
_SIGNED, _NEVER = 3, 4
"""Excel's levels of macro security that do not let ours run; 2 asks, 1 asks nothing."""


def examined(master: Path | None, host: str, trouble: str) -> Iterator[Line]:
    """The lines on the programs of this machine; `host` and `trouble` as in `doctor.examined`."""
    excel, office = excel_version(), office_version()
    if trouble:
        yield Line("Nối với bảng tính", Verdict.BROKEN, trouble, "Làm như câu trên rồi bấm lại.")
    yield program(host, excel, office)
    if sys.platform == "win32" and excel:
        yield excel_macros(_level())
        if master:
            yield mark(_zone(master))
        yield children(_value("HKLM", _RULES, _NO_CHILDREN))
    if office and master:
        yield from office_lines(master.parent, at_work=host.startswith("LibreOffice"))
    yield wps(_opener(), installed=_wps())


def program(host: str, excel: str, office: str) -> Line:
    """Which spreadsheet program is there, or at work, and whether it is new enough."""
    title, found = "Bảng tính", host or ", ".join(filter(None, (excel, office)))
    if not found:
        return Line(title, Verdict.LOOK, "không thấy Excel hay LibreOffice", "Cài một trong hai để dùng các nút.")
    number = re.search(r"(\d+)(?:\.(\d+))?", found)
    version = (int(number[1]), int(number[2] or 0)) if number else None
    oldest = (OLDEST_EXCEL, 0) if found.startswith("Excel") else OLDEST_OFFICE
    if version and version < oldest:
        return Line(title, Verdict.LOOK, found, "Bản quá cũ: cài Excel 2010 hoặc LibreOffice 7 trở lên.")
    return Line(title, Verdict.GOOD, found)


def excel_macros(level: int | None) -> Line:
    """Whether Excel's security lets macros run; None where nobody has set it."""
    title = "Macro trong Excel"
    if level in {_SIGNED, _NEVER}:
        found = "tắt hết" if level == _NEVER else "chỉ chạy macro có chữ ký"
        remedy = (
            "File ▸ Options ▸ Trust Center ▸ Macro Settings: Disable with notification, hoặc thêm thư mục khối vào "
            "Trusted Locations; bị khóa thì nhờ người quản trị."
        )
        return Line(title, Verdict.LOOK, found, remedy)
    return Line(title, Verdict.GOOD, "cho chạy" if level == 1 else "hỏi khi mở; bấm Enable Content")


def mark(zone: str) -> Line:
    """Whether Windows has marked the master as come from the internet: Excel runs no macro of such a file."""
    if zone in {"3", "4"}:
        remedy = "Chuột phải vào TongHop.xlsm ▸ Properties ▸ đánh dấu Unblock ▸ OK, rồi mở lại."
        return Line("Dấu tải từ Internet", Verdict.LOOK, "tệp bị Windows đánh dấu, macro bị chặn", remedy)
    return Line("Dấu tải từ Internet", Verdict.GOOD, "không có")


def children(rule: object) -> Line:
    """Whether a policy keeps Excel from starting Python."""
    title = "Excel chạy chương trình khác"
    if str(rule) == "1":
        remedy = "Nhờ người quản trị thêm ngoại lệ cho Python; trong khi chờ, chạy lệnh thidua ngoài Excel."
        return Line(title, Verdict.LOOK, "chính sách bảo mật chặn (quy tắc ASR)", remedy)
    return Line(title, Verdict.GOOD, "không thấy chính sách chặn")


def wps(opener: str, *, installed: bool) -> Line:
    """Whether WPS opens the master in Excel's stead: it runs no macros without an extra of its own."""
    remedy = "Chuột phải vào TongHop.xlsm ▸ Open with ▸ Excel, chọn luôn mở bằng Excel."
    if re.match(r"(?i)wps|ket|et\.", opener):
        return Line("WPS", Verdict.LOOK, "tệp .xlsm đang mở bằng WPS", remedy)
    if installed:
        return Line("WPS", Verdict.LOOK, "có cài; có thể mở tệp thay Excel", remedy)
    return Line("WPS", Verdict.GOOD, "không cài")


def office_lines(folder: Path, *, at_work: bool) -> Iterator[Line]:
    """Whether LibreOffice runs the macros of the folder, as it does where a button was pressed in it, and answers."""
    office = libreoffice.Office(libreoffice.profile())
    lacking = {setting.name for setting in office.plan(folder)}
    yield office_macros(trusted=at_work or not lacking & {"SecureURL", "MacroSecurityLevel"})
    yield reached(reach.module(), listens=office.listens, answers=answers())


def office_macros(*, trusted: bool) -> Line:
    """Whether LibreOffice runs the macros of the bloc's folder."""
    if trusted:
        return Line("Macro trong LibreOffice", Verdict.GOOD, "thư mục khối được tin cậy")
    remedy = "Chỉ cần khi dùng LibreOffice: thidua setup libreoffice THƯ_MỤC"
    return Line("Macro trong LibreOffice", Verdict.LOOK, "thư mục khối chưa được tin cậy", remedy)


def reached(module: reach.Module | None, *, listens: bool, answers: bool) -> Line:
    """Whether Python can speak with LibreOffice: the module, the setting, and an office that answers now."""
    title = "Nối tới LibreOffice"
    if module is None:
        remedy = "Debian, Ubuntu: apt install python3-uno; Windows, macOS: cài LibreOffice bản đầy đủ."
        return Line(title, Verdict.LOOK, "thiếu mô-đun uno", remedy)
    if not module.fits:
        found = f"mô-đun uno dành cho Python 3.{module.minor}"
        return Line(title, Verdict.LOOK, found, f"Cài chương trình bằng Python 3.{module.minor}, rồi thidua setup.")
    if not listens and not answers:
        return Line(title, Verdict.LOOK, "LibreOffice chưa nghe trên ống", "Chạy: thidua setup libreoffice THƯ_MỤC")
    return Line(title, Verdict.GOOD, "đang mở và trả lời" if answers else "sẵn sàng; LibreOffice chưa mở")


def excel_version() -> str:
    """Excel with its version, '' where it is not found."""
    if sys.platform == "darwin" and _MAC_EXCEL.is_file():
        return f"Excel {plistlib.loads(_MAC_EXCEL.read_bytes()).get('CFBundleShortVersionString', '')}"
    version = _value("HKLM", _RUN, "VersionToReport") or _value("HKCR", r"Excel.Application\CurVer", "")
    return f"Excel {str(version).removeprefix('Excel.Application.')}" if version else ""


def office_version() -> str:
    """LibreOffice with its version, '' where it is not found."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    for folder in filter(Path.is_dir, (*([Path(program).resolve().parent] if program else ()), *reach.PROGRAMS)):
        for name in ("bootstraprc", "bootstrap.ini"):
            if (folder / name).is_file():
                found = _OFFICE_VERSION.search((folder / name).read_text(encoding="utf-8", errors="replace"))
                return f"LibreOffice {found[1]}" if found else "LibreOffice"
    return "LibreOffice" if program else ""


def answers() -> bool:
    """Whether an office listens on the pipe; known where a pipe is a socket that can be asked."""
    if sys.platform == "win32":
        return False
    for path in reach.sockets(reach.PIPE):
        with socket.socket(socket.AF_UNIX) as asked:
            try:
                asked.connect(str(path))
            except OSError:
                continue
            return True
    return False


def _level() -> int | None:
    for hive, key in (("HKLM", _POLICY), ("HKCU", _POLICY), ("HKCU", _EXCEL)):
        level = _value(hive, key, "VBAWarnings")
        if isinstance(level, int):
            return level
    return None


def _zone(master: Path) -> str:
    """The zone from which Windows thinks that a file has come, '' for none."""
    try:
        found = re.search(
            r"ZoneId=(\d)", Path(f"{master}:Zone.Identifier").read_text(encoding="ascii", errors="replace")
        )
    except OSError:
        return ""
    return found[1] if found else ""


def _opener() -> str:
    return str(_value("HKCU", _OPENS, "ProgId") or "")


def _wps() -> bool:
    known = _value("HKCU", r"Software\Kingsoft\Office\6.0\Common", "InstallRoot")
    return bool(known) or _MAC_WPS.exists() or bool(shutil.which("wps") and shutil.which("et"))


if sys.platform == "win32":
    import winreg

    _HIVES: Mapping[str, int] = {
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKCR": winreg.HKEY_CLASSES_ROOT,
    }

    def _value(hive: str, key: str, name: str) -> object:
        """A value of the registry, None where it is not there."""
        try:
            with winreg.OpenKey(_HIVES[hive], key) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None

else:

    def _value(hive: str, key: str, name: str) -> object:
        """There is no registry here."""
        del hive, key, name
        return None
