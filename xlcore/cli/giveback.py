"""`thidua returns`: what goes back to the units, and what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .screen import record
from .shared import FOLDER, screen, shared, waits

if TYPE_CHECKING:
    from ..returning.matching import Answer
    from .returning import GivenOut, Written


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết những tệp nào.")
@waits
@shared
def returns(folder: Path, *, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Viết phiếu trả có đánh dấu ô sai cho đơn vị còn lỗi, và thư nhắc đơn vị chưa gửi, vào tra-lai/.

    Mỗi đơn vị có một tệp .txt để dán và, khi trang Đơn vị ghi thư điện tử, một thư nháp .eml mở ra là gửi được.
    """
    from .returning import give_back
    from .work import exit_code

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    out = give_back(folder, dry_run=dry_run)
    for answer in out.answers:
        said.say(told_of(out, answer))
        for one in answer.matched:
            said.say(f"    - {one.item.tab or 'Cả tệp'} {one.item.cell}: {one.came.value}; {one.wrong.sentence}", 1)
    for written in out.written:
        said.say(_told(written, dry_run=dry_run))
    said.notices(out.notices)
    said.say(summed_up(out, dry_run=dry_run))
    said.know(**facts(out), dry_run=dry_run)
    said.close()
    click.get_current_context().exit(exit_code(out.run))


def summed_up(out: "GivenOut", *, dry_run: bool = False) -> str:
    """One line that sums up what was given out."""
    copies = [one for one in out.written if one.file]
    reminders = len(out.written) - len(copies)
    if not out.written:
        return "Không có phiếu nào phải trả, không có đơn vị nào phải nhắc."
    drafts = sum(bool(one.draft) for one in out.written)
    done = "Sẽ viết" if dry_run else "Đã viết"
    return f"{done} {len(copies)} phiếu trả, {reminders} thư nhắc ({drafts} thư nháp .eml) vào tra-lai."


def told_of(out: "GivenOut", answer: "Answer") -> str:
    """What came of one copy, in a line."""
    from ..returning.matching import told

    return told(answer, out.run.assignment.bloc)


def facts(out: "GivenOut") -> dict[str, object]:
    """What was given out as the documented JSON object."""
    return {
        "returned": [_facts(one) for one in out.written if one.file],
        "reminded": [_facts(one) for one in out.written if not one.file],
        "answers": answers_as_facts(out.answers),
        "folder": out.folder,
    }


def answers_as_facts(answers: "Sequence[Answer]") -> list[dict[str, object]]:
    """What came of the copies given back, for JSON."""
    return [
        {
            "member": answer.given.unit,
            "part": answer.given.part,
            "round": answer.given.round,
            "returned": answer.given.when,
            "actor": str(answer.given.actor),
            "file": answer.file or None,
            "items": [
                record(one.item)
                | {"rule": one.wrong.rule, "weight": one.wrong.weight, "sentence": one.wrong.sentence}
                | {"came": one.came.name.lower(), "now": one.now}
                for one in answer.matched
            ],
        }
        for answer in answers
    ]


def _facts(one: "Written") -> dict[str, object]:
    from ..returning.items import given_back

    member, asked = one.parcel.member, one.parcel.asked
    about: dict[str, object] = {"member": member.code, "name": member.name, "letter": one.letter}
    about |= {"draft": one.draft or None}
    if asked is None:
        return about
    items = [record(given_back(item)) for item in one.asked.items] if one.asked else []
    return about | {
        "part": asked.sent.part,
        "file": one.file,
        "round": asked.round,
        "repeated": one.parcel.repeated,
        "redrawn": one.redrawn,
        "items": items,
    }


def _told(one: "Written", *, dry_run: bool) -> str:
    from ..returning.listing import counted

    asked, name = one.asked, one.parcel.member.name
    mail = "" if one.draft else "; chưa có thư điện tử ở trang Đơn vị nên chỉ có tệp .txt"
    if asked is None:
        return f"{name}: {'sẽ ' if dry_run else ''}nhắc gửi phiếu → tra-lai/{one.draft or one.letter}{mail}"
    again = ", như lần đã trả" if one.parcel.repeated else ""
    form = ", chép sang mẫu mới" if one.redrawn else ""
    what = f" phiếu {asked.sent.part}" if asked.sent.part else ""
    will = "sẽ " if dry_run else ""
    return f"{name}: {will}trả{what} lần {asked.round}, {counted(asked.items)}{again}{form} → tra-lai/{one.file}{mail}"
