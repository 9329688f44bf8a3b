"""Plants the mistakes: makes each file that comes back, and tells where every finding must stand."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.findings import Place
from ...files.drawing.form import form_name
from ...files.folder import BlocFolder
from ...files.saving.atomic import save
from ..answers import answers
from ..bloc import ASSIGNMENT, BLOC
from ..fill import Places, Row, book_of, fill
from .copies import written
from .paper import Paper
from .planted import Making, Mistake, Sent, Told

LIST_NAME = "loi-da-cai.txt"


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must come: rule, unit ('' where it cannot be told), and place."""

    rule: str
    member: str
    place: Place


@dataclass(frozen=True, slots=True)
class Planting:
    """A file that came back, and for each mistake in it the findings that must come."""

    sent: Sent
    findings: tuple[tuple[Mistake, tuple[Expected, ...]], ...]


def plant(sent: Sent, folder: BlocFolder) -> Planting:
    """Make a file in nhan-ve/."""
    places = _made(sent, folder) if sent.file else {}
    return Planting(sent, tuple((m, tuple(_expected(sent, told, places) for told in m.told)) for m in sent.mistakes))


def _made(sent: Sent, folder: BlocFolder) -> Places:
    member = BLOC.member(sent.code)
    if member is None:
        raise LookupError(sent.code)
    path = folder.inbox / sent.file
    shutil.copyfile(folder.forms / form_name(member, ASSIGNMENT.period), path)
    places = fill(path, _answers(sent))
    if sent.making is not Making.FORM:
        paper = Paper.of(book_of(path), places)
        for mistake in sent.mistakes:
            for shaped in mistake.shaped:
                shaped(paper)
        save(path, written(paper, sent.making))
        places = paper.places()
    if sent.spoiled:
        save(path, sent.spoiled(path.read_bytes()))
    os.utime(path, (sent.received.timestamp(),) * 2)
    return places


def _answers(sent: Sent) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {sheet: list(own) for sheet, own in answers(sent.code).items()}
    for mistake in sent.mistakes:
        for sheet in mistake.dropped:
            rows.pop(sheet, None)
        for (sheet, place), typed in mistake.typed.items():
            own = rows.setdefault(sheet, [])
            own += [{} for _ in range(place + 1 - len(own))]
            own[place] = {**own[place], **typed}
    return rows


def _expected(sent: Sent, told: Told, places: Places) -> Expected:
    member = sent.code if sent.known else ""
    if not told.sheet:
        return Expected(told.rule, member, Place(sent.file))
    tab, row, column = _place(told, places)
    return Expected(told.rule, member, Place(sent.file, tab, row, column) if told.column else Place(sent.file, tab))


def _place(told: Told, places: Places) -> tuple[str, int, int]:
    if told.column:
        return places[told.sheet, told.column, told.row]
    return next(place for spot, place in places.items() if spot[0] == told.sheet)


def facts(plantings: Sequence[Planting]) -> list[dict[str, object]]:
    """All that was planted, as `--json` shows it."""
    return [
        {
            "file": planting.sent.file,
            "what": mistake.what,
            "findings": [
                {"rule": one.rule, "member": one.member, "sheet": one.place.sheet, "cell": one.place.cell}
                for one in expected
            ],
        }
        for planting in plantings
        for mistake, expected in planting.findings
    ]


def listed(plantings: Sequence[Planting]) -> str:
    """All that was planted, as a text for people: file by file, what was done and what the program must say."""
    lines = ["LỖI ĐÃ CÀI TRONG KHỐI MẪU", "", "Mỗi dòng “→” là điều chương trình phải báo: mã, trang, ô.", ""]
    for planting in plantings:
        name = planting.sent.file or f"{planting.sent.code}: không gửi tệp nào"
        lines.append(f"{name} ({planting.sent.making.value})" if planting.sent.file else name)
        for mistake, expected in planting.findings:
            lines.append(f"  - {mistake.what}")
            lines += [f"      → {_told(one)}" for one in expected] or ["      → không báo gì: đọc đúng"]
        lines.append("")
    return "\n".join(lines)


def _told(one: Expected) -> str:
    return " ".join(filter(None, (one.rule, one.place.sheet, one.place.cell)))
