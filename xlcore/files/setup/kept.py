"""What stood in a LibreOffice profile before `setup` changed it: a small file in the user's folder."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...errors import MachineError
from ..saving.troubles import told
from .place import place
from .registry import Setting

NAME = "libreoffice.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether the profile had a file of settings; each setting's item before and after, nothing where it was unset."""

    existed: bool
    before: dict[Setting, str | None] = field(default_factory=dict)
    after: dict[Setting, str] = field(default_factory=dict)


def load(profile: Path) -> Kept | None:
    """What is kept of a profile, or nothing."""
    raw = _all().get(str(profile))
    if raw is None:
        return None
    memory = Kept(raw["existed"])
    for path, name, before, after in raw["items"]:
        memory.before[Setting(path, name)], memory.after[Setting(path, name)] = before, after
    return memory


def save(profile: Path, memory: Kept) -> None:
    """Keep it, in the stead of what was kept of the profile."""
    items = [[s.path, s.name, before, memory.after[s]] for s, before in memory.before.items()]
    _write(_all() | {str(profile): {"existed": memory.existed, "items": items}})


def drop(profile: Path) -> None:
    """Forget a profile; the file goes with the last."""
    _write({known: raw for known, raw in _all().items() if known != str(profile)})


def _all() -> dict[str, Any]:
    path = place() / NAME
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
    except (OSError, ValueError) as error:
        why = told(error) if isinstance(error, OSError) else "nội dung hỏng"
        raise MachineError(f"Không đọc được {path}: {why}. Xóa tệp này nếu không cần hoàn tác.") from error


def _write(profiles: dict[str, Any]) -> None:
    path = place() / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if profiles:
            path.write_text(json.dumps(profiles, ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(f"Không ghi được {path}: {told(error)}. Xin quyền ghi vào thư mục này.") from error
