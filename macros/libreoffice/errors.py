"""What can go wrong between xlwings and LibreOffice, each with the sentence for the person.

Two of them pass by themselves and may be tried again: `OfficeBusyError` and `OfficeSilentError`. After
`OfficeLostError` the books have to be asked for anew.
"""

from xlcore.errors import MachineError


class OfficeError(MachineError):
    """LibreOffice refused something; `told` is its own word."""

    def __init__(self, told: str) -> None:
        self.told = told
        super().__init__(f"LibreOffice báo lỗi: {told}.")


class UnoMissingError(MachineError):
    """The module `uno`, through which Python speaks with LibreOffice, is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Không thấy mô-đun uno của LibreOffice. Cài nó rồi thử lại (Debian, Ubuntu: apt install python3-uno; "
            "Windows, macOS: cài LibreOffice bản đầy đủ)."
        )


class UnoMismatchError(MachineError):
    """The module `uno` was built for another version of Python."""

    def __init__(self, built_for: str, present: str) -> None:
        super().__init__(
            f"Mô-đun uno của LibreOffice dành cho Python {built_for}, chương trình đang chạy bằng Python {present}. "
            f"Cài chương trình bằng Python {built_for} rồi chạy lại thidua setup."
        )


class OfficeSilentError(MachineError):
    """No LibreOffice answers on the pipe: it is not open, still starting, or does not listen."""

    def __init__(self, pipe: str) -> None:
        super().__init__(
            f"LibreOffice không trả lời trên ống “{pipe}”. Mở LibreOffice; nếu nó đang mở, đóng nó, "
            "chạy thidua setup libreoffice rồi mở lại."
        )


class OfficeBusyError(MachineError):
    """LibreOffice is at work with something of its own, such as a dialog or saving; it can be asked again."""

    def __init__(self, doing: str) -> None:
        super().__init__(f"LibreOffice đang bận ({doing}). Đóng hộp thoại đang mở, chờ một lát rồi bấm lại.")


class OfficeLostError(MachineError):
    """The office, or the workbook, was closed in between."""

    def __init__(self) -> None:
        super().__init__("LibreOffice hoặc sổ tính đã bị đóng giữa chừng. Mở lại tệp rồi bấm lại.")


class ProtectedError(MachineError):
    """Something would be changed on a sheet that is protected."""

    def __init__(self, sheet: str) -> None:
        super().__init__(f"Trang “{sheet}” đang được bảo vệ. Bỏ bảo vệ trang (Tools ▸ Protect Sheet) rồi bấm lại.")


class UnsupportedError(MachineError, NotImplementedError):
    """xlwings offers it, LibreOffice or this engine does not."""

    def __init__(self, what: str, why: str = "") -> None:
        reason = f" ({why})" if why else ""
        super().__init__(f"xlwings không làm được “{what}” trong LibreOffice{reason}. Dùng Excel cho việc này.")
