"""*Lịch sử*: the runs and the versions of the units' files; *Thay đổi*: what each new version changed. Newest first."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from ..consolidation import Consolidation
from ..domain.bloc import Bloc
from ..history.records import Past, Revision, RunRecord, Version, What
from ..history.senders import name
from ..plans import Cell, Link, Page, SheetPlan, Table, Value
from ..styles import BODY, BODY_CENTER, BODY_COUNT, BODY_JUMP, BODY_MOMENT, SECTION
from .layout import DASH, header_height, heading, quoted, row_heights

KEY, TITLE = "history", "Lịch sử"
CHANGES_KEY, CHANGES_TITLE = "changes", "Thay đổi"
OF_THE_PAST = frozenset({KEY, CHANGES_KEY, "decisions", "returns"})
"""Marks of the sheets that stay as they are where the past cannot be read."""
TOP = 5
MOST_RUNS, MOST_VERSIONS, MOST_CHANGES = 50, 300, 500
_RUNS = (
    "Thời điểm",
    "Người chạy",
    "Máy",
    "Phiên bản chương trình",
    "Kỳ",
    "Bản mới",
    "Số tệp",
    "Số đơn vị được tính",
    "Lỗi",
    "Cảnh báo",
)
_RUN_STYLES = (BODY_MOMENT, BODY, BODY, BODY_CENTER, BODY_CENTER, BODY, *(BODY_COUNT,) * 4)
_NAMED = 12
"""So many new versions of a run are named."""
_VERSIONS = (
    "Nhận vào lúc",
    "Mã đơn vị",
    "Đơn vị",
    "Bản số",
    "Kỳ",
    "Tệp",
    "Ngày của tệp",
    "Tính được",
    "Số chỗ đổi",
    "Bản sao",
    "Dấu nội dung",
)
_VERSION_STYLES = (
    *(BODY_MOMENT, BODY_CENTER, BODY, BODY_CENTER, BODY_CENTER, BODY),
    *(BODY_MOMENT, BODY_CENTER, BODY_COUNT, BODY_JUMP, BODY_CENTER),
)
_WIDTHS = (18.0, 18.0, 40.0, 13.0, 11.0, 38.0, 18.0, 11.0, 11.0, 11.0, 20.0)
_COPY = 10
_CHANGES = ("Nhận vào lúc", "Đơn vị", "Bản", "Bảng", "Dòng", "Mục", "Việc", "Trước", "Sau", "Ô")
_CHANGE_STYLES = (BODY_MOMENT, BODY, BODY_CENTER, BODY, BODY, BODY, BODY_CENTER, BODY, BODY, BODY_JUMP)
_CHANGE_WIDTHS = (18.0, 36.0, 10.0, 18.0, 30.0, 34.0, 13.0, 30.0, 30.0, 9.0)
_CELL = 10


def history_plan(run: Consolidation) -> SheetPlan:
    """Plan the runs and, beneath, the versions."""
    past, bloc = run.past, run.assignment.bloc
    runs = [_run(record, past) for record in past.runs[:MOST_RUNS]]
    versions = tuple(islice(reversed(past.versions), MOST_VERSIONS))
    top = TOP + max(1, len(runs)) + 4
    changed = Counter(revision.version for revision in past.revisions)
    rows = [_version(version, changed[version], past, bloc) for version in versions]
    links = {
        (top + 1 + i, _COPY): Link(past.archived[version.digest], "", f"Mở bản sao của {version.name}")
        for i, version in enumerate(versions)
        if version.digest in past.archived
    }
    return SheetPlan(
        KEY,
        TITLE,
        heading("LỊCH SỬ CÁC LẦN CHẠY VÀ CÁC BẢN ĐÃ NHẬN", run)
        | {(TOP - 1, 1): Cell("Các lần chạy có gì mới", SECTION), (top - 1, 1): Cell("Các bản đã nhận", SECTION)},
        tables=(
            Table("tbl_history_runs", TOP, 1, _RUNS, runs, _RUN_STYLES),
            Table("tbl_history_versions", top, 1, _VERSIONS, rows, _VERSION_STYLES),
        ),
        widths=_WIDTHS,
        heights={TOP - 1: 24, top - 1: 24}
        | {TOP: header_height(_RUNS, _WIDTHS), top: header_height(_VERSIONS, _WIDTHS)}
        | row_heights(runs, _WIDTHS, TOP + 1)
        | row_heights(rows, _WIDTHS, top + 1),
        links=links,
        freeze=(TOP - 1, 1),
    )


def changes_plan(run: Consolidation) -> SheetPlan:
    """Plan what the newer versions changed, cell by cell."""
    shown = run.past.revisions[:MOST_CHANGES]
    rows = [_change(revision, run.assignment.bloc) for revision in shown]
    return SheetPlan(
        CHANGES_KEY,
        CHANGES_TITLE,
        heading("NHỮNG CHỖ ĐÃ ĐỔI GIỮA CÁC BẢN CỦA MỘT ĐƠN VỊ", run),
        tables=(Table("tbl_changes", TOP - 1, 1, _CHANGES, rows, _CHANGE_STYLES),),
        widths=_CHANGE_WIDTHS,
        heights={TOP - 1: header_height(_CHANGES, _CHANGE_WIDTHS)} | row_heights(rows, _CHANGE_WIDTHS, TOP),
        links=_change_links(shown, run.past),
        freeze=(TOP, 3),
        page=Page(repeat=(TOP - 1, TOP - 1)),
    )


def _run(record: RunRecord, past: Past) -> tuple[Value, ...]:
    came = [v for v in past.versions if (v.taken, v.period) == (record.when, record.period)]
    new = "; ".join(f"{v.member or 'chưa rõ đơn vị'} {v.number}" for v in came[:_NAMED])
    new += f" và {len(came) - _NAMED} bản khác" if len(came) > _NAMED else ""
    return (
        record.when,
        record.actor.user,
        record.actor.host,
        record.program,
        record.period,
        new or DASH,
        len(record.inputs),
        len(record.counted),
        record.errors,
        record.warnings,
    )


def _version(version: Version, changed: int, past: Past, bloc: Bloc) -> tuple[Value, ...]:
    return (
        version.taken,
        version.member or DASH,
        name(bloc, version.member) or "Chưa rõ đơn vị",
        version.number,
        version.period,
        version.name,
        version.received or DASH,
        "Có" if version.valid else "Không",
        changed,
        "Mở" if version.digest in past.archived else "Không có",
        version.digest[:12],
    )


def _change(revision: Revision, bloc: Bloc) -> tuple[Value, ...]:
    version, change = revision.version, revision.change
    return (
        version.taken,
        name(bloc, version.member),
        f"{revision.since} → {version.number}",
        change.table,
        change.row,
        change.field,
        change.what.value,
        change.before,
        change.after,
        change.cell,
    )


def _change_links(shown: Sequence[Revision], past: Past) -> dict[tuple[int, int], Link]:
    return {
        (TOP + i, _CELL): Link(
            copy, f"{quoted(change.tab)}!{change.cell}", f"Mở bản sao của bản {revision.version.number}"
        )
        for i, revision in enumerate(shown)
        if (change := revision.change).cell
        and change.what is not What.ROW_GONE
        and (copy := past.archived.get(revision.version.digest))
    }
