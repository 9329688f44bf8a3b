"""`thidua history`, `diff`, `verify`: what was received and run, what changed, and whether the copies are whole."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .screen import record
from .shared import FOLDER, screen, shared, waits
from .usage import Misused

if TYPE_CHECKING:
    from ..files.history.verify import Verdict
    from ..history.decisions import Decisions, Event


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("-n", "most", type=click.IntRange(1), default=20, help="Cho xem mấy lần, mấy bản; mặc định 20.")
@shared
def history(folder: Path, *, most: int, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Cho xem các lần chạy, các bản đã nhận, các lần đổi trạng thái, mới nhất trước; --json cho tất cả."""
    from .lookback import known

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    past = known(folder)
    said.say("Các lần chạy có gì mới:" if past.runs else "Chưa có lần chạy nào được ghi.")
    for run in past.runs[:most]:
        said.say(
            f"- {run.when:%d/%m/%Y %H:%M} {run.actor.user}@{run.actor.host}, kỳ {run.period}: {len(run.inputs)} tệp, "
            f"tính {len(run.counted)} đơn vị, {run.errors} lỗi, {run.warnings} cảnh báo"
        )
    said.say("Các bản đã nhận:" if past.versions else "Chưa có bản nào được ghi.")
    for version in list(reversed(past.versions))[:most]:
        unit = version.member or "chưa rõ đơn vị"
        mark = "" if version.valid else " (không tính được)"
        said.say(f"- {version.taken:%d/%m/%Y %H:%M} {unit}, bản {version.number}: {version.name}{mark}")
    said.say("Các lần đổi trạng thái và quyết định:" if past.decisions.events else "Chưa có phiếu nào đổi trạng thái.")
    for line in decided(past.decisions, most):
        said.say(f"- {line}")
    said.know(
        runs=[record(run) for run in past.runs],
        versions=[record(version) for version in past.versions],
        corrections=[record(correction) for correction in past.corrections],
        events=[told(event) for event in past.decisions.events],
        locks=[record(lock) for lock in past.decisions.locks],
        waivers=[record(waiver) for waiver in past.decisions.waivers],
        returns=[record(given) for given in past.decisions.returns],
    )
    said.close()


@click.command()
@click.argument("unit")
@click.argument("folder", type=FOLDER, default=".")
@click.option("--from", "old", type=click.IntRange(1), help="Số của bản cũ; mặc định: bản ngay trước.")
@click.option("--to", "new", type=click.IntRange(1), help="Số của bản mới; mặc định: bản mới nhất.")
@shared
def diff(
    unit: str, folder: Path, *, old: int | None, new: int | None, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Cho xem đơn vị UNIT (mã hoặc tên) đã đổi những ô nào giữa hai bản đã gửi.

    Phiếu gửi kèm báo cáo ghi như thidua history cho xem, ví dụ "SCT (chấm chéo)".
    """
    from .lookback import difference

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    found = difference(folder, unit, old, new)
    said.say(f"{found.unit}, bản {found.old.number} ({found.old.name}) → bản {found.new.number} ({found.new.name}):")
    for change in found.changes:
        said.say(f"- {change}")
    said.say(f"{len(found.changes)} chỗ đổi." if found.changes else "Không có chỗ nào đổi.")
    changes = [record(change) | {"what": change.what.value, "sentence": str(change)} for change in found.changes]
    said.know(unit=found.unit, old=record(found.old), new=record(found.new), changes=changes)
    said.close()


@click.command()
@click.argument("figure", metavar="SHEET!CELL")
@click.argument("folder", type=FOLDER, default=".")
@click.option("--sheet", "write", is_flag=True, help="Ghi danh sách ấy vào tệp tổng hợp, trang Nguồn số.")
@waits
@shared
def trace(figure: str, folder: Path, *, write: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Cho xem một số ở trang tổng hợp lấy từ những ô nào của tệp nào, ví dụ 'TH đơn vị!D14'."""
    from .lookback import traced

    sheet, mark, cell = figure.rpartition("!")
    if not mark:
        raise Misused("Ghi trang và ô, cách nhau bằng dấu chấm than, ví dụ: 'TH đơn vị!D14'.")
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    found, notices = traced(folder, sheet, cell, write=write)
    from ..history.telling import lines_of

    for line in lines_of(found):
        said.say(line)
    if write and found.trace.origins:
        said.say("Danh sách ở trang Nguồn số của tệp tổng hợp.")
    said.notices(notices)
    said.know(**record(found.trace), current=found.current)
    said.close()


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@shared
def verify(folder: Path, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Tính lại dấu của mọi bản sao trong luu-tru và kiểm tra lịch sử; mã thoát 1 khi có chỗ sai."""
    from .lookback import verdict

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    found = verdict(folder)
    for line in told_of(found):
        said.say(line)
    said.know(**record(found), good=found.good)
    said.close()
    click.get_current_context().exit(0 if found.good else 1)


def decided(made: "Decisions", most: int) -> list[str]:
    """The newest events, waivers and locks: when, what, by whom, why."""
    lines = [(e.when, f"{e.member}: {e.act.value if e.act else e.state.value}", e.actor, e.why) for e in made.events]
    lines += [(w.when, f"{w.member}: bỏ qua {w.rule} ở {w.where}", w.actor, w.why) for w in made.waivers]
    lines += [(k.when, f"{'khóa' if k.locked else 'mở lại'} kỳ {k.period}", k.actor, k.why) for k in made.locks]
    newest = sorted(lines, key=lambda line: line[0], reverse=True)[:most]
    return [f"{when:%d/%m/%Y %H:%M} {what} ({actor}){f': {why}' if why else ''}" for when, what, actor, why in newest]


def told(event: "Event") -> dict[str, object]:
    """An event for JSON, its state and act in words."""
    return record(event) | {"state": event.state.value, "act": event.act and event.act.value}


def told_of(found: "Verdict") -> list[str]:
    """A verdict in sentences, what is wrong first."""
    lines = [f"Bị đổi nội dung: {name}" for name in found.changed]
    lines += [f"Mất: {name}" for name in found.missing]
    lines += [f"Tệp lạ, không do chương trình lưu: {name}" for name in found.unknown]
    lines += [f"Lịch sử (history.sqlite): {found.database}"] if found.database else []
    lines += [f"Có bản sao nhưng chưa thuộc lần chạy nào: {name}" for name in found.unrecorded]
    return [
        *lines,
        f"{found.sound} bản sao nguyên vẹn." + ("" if found.good else " Lấy lại các bản kia từ bản sao lưu."),
    ]
