"""How the last scheduled run went: one small JSON file in the archive of the bloc's folder."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from ..folder import ARCHIVE, NIGHTLY
from ..saving.atomic import made, save


@dataclass(frozen=True, slots=True)
class LastRun:
    """When a scheduled run ended (local time, ISO 8601), with which exit code, and what it said."""

    when: str
    exit_code: int
    said: str

    def __str__(self) -> str:
        moment = datetime.fromisoformat(self.when)
        return f"Lần chạy gần nhất {moment:%d/%m/%Y %H:%M}, mã thoát {self.exit_code}: {self.said}"


def record(root: Path, run: LastRun) -> None:
    """Keep the result of a scheduled run."""
    save(made(root / ARCHIVE) / NIGHTLY, json.dumps(asdict(run), ensure_ascii=False).encode())


def last_run(root: Path) -> LastRun | None:
    """The result of the last scheduled run; nothing where none ran yet or the file is damaged."""
    try:
        return LastRun(**json.loads((root / ARCHIVE / NIGHTLY).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
