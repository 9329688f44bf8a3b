"""The commands that decide, at work on real folders: each looks at what lies there, and records who decided what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..files.folder import BlocFolder
from ..files.history.database import NAME, Database, UnusableError
from ..files.saving.troubles import told
from ..history.decisions import Decisions, Waiver
from .work import check_paths

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..history.states import Act


@dataclass(frozen=True, slots=True)
class Made:
    """What was decided, and withdrawn."""

    decisions: Decisions
    withdrawn: tuple[Waiver, ...] = ()


def act(root: Path, units: Sequence[str], what: "Act", why: str, *, dry_run: bool) -> Made:
    """Let the secretary accept, return or reopen the submissions of units."""
    from ..history import deciding

    run, now = _run(root), _now()
    codes = [_member(run, unit) for unit in units]
    events = tuple(deciding.act(run, code, what, why, now) for code in codes)
    return _recorded(root, Made(Decisions(events=events)), dry_run=dry_run)


def waive(root: Path, unit: str, rule: str, where: str, why: str, *, every: bool, dry_run: bool) -> Made:
    """Answer for a finding of a unit, or for all under a rule."""
    from ..history import deciding

    run = _run(root)
    found = deciding.meant(run, _member(run, unit), rule, where)
    if not every:
        deciding.only(found)
    return _recorded(root, Made(Decisions(waivers=deciding.waive(run, found, why, _now()))), dry_run=dry_run)


def withdraw(root: Path, unit: str, rule: str, where: str, why: str, *, dry_run: bool) -> Made:
    """Let the waivers of a rule of a unit hold no more."""
    from ..history import deciding

    run = _run(root)
    code, period = _member(run, unit), str(run.assignment.period)
    if run.past.decisions.lock(period):
        raise InputError(f"Kỳ {period} đã khóa. Mở lại trước: thidua reopen --reason LÝ_DO")
    own = (w for w in run.past.decisions.waivers if (w.period, w.member, w.rule) == (period, code, rule.upper()))
    gone = tuple(waiver for waiver in own if not where or deciding.is_at(waiver.where, where))
    if not gone:
        raise InputError(f"Chưa bỏ qua lỗi {rule} nào như vậy của {run.assignment.bloc.name_of(code)}.")
    by = tuple(waiver._replace(when=_now(), actor=run.past.actor, why=why) for waiver in gone)
    if not dry_run:
        _database(root, Decisions(), tuple(zip(gone, by, strict=True)))
    return Made(Decisions(), gone)


def lock(root: Path, why: str, *, dry_run: bool) -> Made:
    """Lock the period of a bloc's folder."""
    from ..history import deciding
    from ..runs import digest_of

    run = _run(root)
    made = deciding.lock(run, digest_of(run), why, _now())
    return _recorded(root, Made(Decisions(locks=(made,))), dry_run=dry_run)


def unlock(root: Path, why: str, *, dry_run: bool) -> Made:
    """Open the locked period of a bloc's folder again."""
    from ..history import deciding

    made = deciding.unlock(_run(root), why, _now())
    return _recorded(root, Made(Decisions(locks=(made,))), dry_run=dry_run)


def draw_lots(root: Path, words: str, why: str, *, dry_run: bool) -> "tuple[Made, Consolidation]":
    """Draw who cross-checks whom, with words nobody chose where none are given."""
    from secrets import token_hex

    from ..appraisal import deciding

    run = _run(root)
    made = Made(Decisions(drawings=(deciding.draw_lots(run, words or token_hex(8), why, _now()),)))
    return _recorded(root, made, dry_run=dry_run), run


def adopt(root: Path, why: str, *, undo: bool, dry_run: bool) -> Made:
    """Let the meeting adopt the scores, or open them again."""
    from ..appraisal import deciding

    run = _run(root)
    made = (deciding.take_back if undo else deciding.adopt)(run, why, _now())
    return _recorded(root, Made(Decisions(adoptions=(made,))), dry_run=dry_run)


def _run(root: Path) -> "Consolidation":
    """What lies in the folder now; an `InputError` where the history cannot take a decision."""
    run = check_paths((BlocFolder.opened(root).root,))
    if not run.past.known:
        raise InputError(run.past.trouble)
    return run


def _member(run: "Consolidation", unit: str) -> str:
    from ..intake.identify import called

    return called(run.assignment.bloc, unit).code


def _recorded(root: Path, made: Made, *, dry_run: bool) -> Made:
    if not dry_run:
        _database(root, made.decisions, ())
    return made


def record(root: Path, made: Decisions) -> None:
    """Record what was decided in the history of a bloc's folder; an `InputError` where that cannot be."""
    _database(root, made, ())


def _database(root: Path, made: Decisions, withdrawn: Sequence[tuple[Waiver, Waiver]]) -> None:
    store = BlocFolder(root).archive
    try:
        store.mkdir(exist_ok=True)
        Database(store / NAME).decide(made, withdrawn)
    except UnusableError as error:
        raise InputError(f"Chưa ghi được vào luu-tru/{NAME}: {error}. Chưa có gì thay đổi.") from error
    except OSError as error:
        raise InputError(f"Chưa ghi được vào luu-tru: {told(error)}. Chưa có gì thay đổi.") from error


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005 - office time
