"""What keeps a file from being written, as a sentence with a remedy; nothing has changed when it is raised."""

import errno
from pathlib import Path

from ...errors import InputError, MachineError


class NotSavedError(InputError):
    """A file was not written; the one that stood there before stands there still."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"Không ghi được {path.name}: {reason} Tệp cũ còn nguyên, chưa có gì bị đổi.")


class ChangedError(InputError):
    """Somebody saved the master while a run was at work on what stood there before."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} đã được người khác lưu trong lúc chạy. Chưa có gì bị ghi; chạy lại trên bản mới ấy."
        )


def not_saved(path: Path, error: OSError) -> NotSavedError:
    """The sentence for what the system answered."""
    return NotSavedError(path, reason(path, error))


def reason(path: Path, error: OSError) -> str:
    """Why the system refuses a file, and what to do about it."""
    code, windows = error.errno or 0, getattr(error, "winerror", None) or 0
    if code == errno.ENAMETOOLONG or windows in _TOO_LONG or (windows in _NOWHERE and _is_long(path)):
        return (
            f"tên hoặc đường dẫn quá dài ({len(str(path.absolute()))} ký tự). "
            "Rút ngắn tên, hoặc chuyển thư mục của khối ra gần gốc ổ đĩa."
        )
    if code in _FULL:
        return "ổ đĩa hết chỗ hoặc tệp vượt mức cho phép. Xóa bớt tệp không cần rồi chạy lại."
    if code in _AWAY or windows in _GONE:
        return (
            f"không còn tới được thư mục “{path.parent}” (mất ổ mạng, rút ổ USB, hoặc thư mục đã đổi tên). "
            "Mở lại được thư mục ấy rồi chạy lại."
        )
    if code in _REFUSED:
        return (
            f"không có quyền ghi vào “{path.parent}”, hoặc một chương trình đang giữ tệp. "
            "Đóng các chương trình đang mở tệp, bỏ thuộc tính chỉ đọc, hoặc chuyển thư mục ra nơi có quyền ghi."
        )
    return f"{told(error)}."


def told(error: OSError) -> str:
    """What the system answered, in a few words without a full stop."""
    code, windows = error.errno or 0, getattr(error, "winerror", None) or 0
    meant = _LONG if windows in _TOO_LONG else _UNREACHED if windows in _GONE else _TOLD.get(code)
    return meant or f"hệ thống báo lỗi số {windows or code}"


def machine_trouble(error: OSError) -> MachineError:
    """The sentence where the system refuses something at a place that nobody foresaw."""
    where = f" ở “{error.filename}”" if error.filename else ""
    return MachineError(
        f"Máy không cho làm tiếp{where}: {told(error)}. Gỡ chỗ vướng ấy rồi chạy lại; "
        "mọi tệp chương trình ghi đều là bản cũ hoặc bản mới trọn vẹn."
    )


def _is_long(path: Path) -> bool:
    whole = path.absolute()
    return max(len(str(whole)), len(str(whole.parent)) + _OURS) >= _LONGEST


def _codes(*names: str) -> frozenset[int]:
    """The numbers that this system gives to errors; it may not know all of them."""
    return frozenset(number for name in names if (number := getattr(errno, name, None)) is not None)


_LONG, _UNREACHED = "tên hoặc đường dẫn quá dài", "không còn tới được ổ đĩa hoặc thư mục"
_FULL = _codes("ENOSPC", "EDQUOT", "EFBIG")
_REFUSED = _codes("EACCES", "EPERM", "EROFS", "ETXTBSY")
_AWAY = _codes(
    *("ENOENT", "ENOTDIR", "EIO", "ENXIO", "ENODEV", "ESTALE", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH"),
    *("ENETDOWN", "ENETUNREACH", "ETIMEDOUT", "ECONNRESET", "ECONNABORTED", "EREMOTEIO", "ESHUTDOWN"),
)
_WORDS = (
    (("ENAMETOOLONG",), _LONG),
    (("ENOSPC", "EDQUOT", "EFBIG"), "ổ đĩa hết chỗ hoặc tệp vượt mức cho phép"),
    (("EACCES", "EPERM"), "không có quyền"),
    (("EROFS",), "ổ đĩa chỉ đọc"),
    (("EBUSY", "ETXTBSY"), "chương trình khác đang giữ"),
    (("ENOENT",), "không thấy tệp hoặc thư mục"),
    (("ENOTDIR",), "đó là một tệp, không phải thư mục"),
    (("EISDIR",), "đó là một thư mục, không phải tệp"),
    (("EEXIST", "ENOTEMPTY"), "đã có một tệp hoặc thư mục mang tên ấy"),
    (("ELOOP",), "đường tắt trỏ vòng quanh"),
    (("EINVAL", "EILSEQ"), "tên có ký tự không dùng được ở ổ đĩa này"),
    (("EMFILE", "ENFILE"), "máy đang mở quá nhiều tệp"),
    (("ENOMEM",), "máy hết bộ nhớ"),
)
_TOLD = {number: words for names, words in _WORDS for number in _codes(*names)} | dict.fromkeys(
    _AWAY - _codes("ENOENT", "ENOTDIR"), _UNREACHED
)
_TOO_LONG = frozenset({206})
_NOWHERE, _LONGEST, _OURS = frozenset({2, 3}), 260, 30
"""Windows tells a path of more than 260 letters as one that is not there; names of ours for passing files take 30."""
_GONE = frozenset({53, 55, 59, 64, 67, 121, 1219, 1231, 1232, 1236, 1396})
"""Windows' answers when a share is away."""
