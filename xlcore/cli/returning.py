"""`thidua returns` at work on a real folder: marked copies, letters and drafts, and what is recorded of them."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..files.folder import BlocFolder
from ..files.reading.inbox import inbox
from ..files.reading.pool import start
from ..files.saving.alone import alone
from .decisions import record

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..files.returns.forms import Draw
    from ..history.decisions import Event
    from ..history.returned import Return
    from ..intake.grid import RawBook
    from ..intake.office import Office
    from ..port import Master
    from ..returning.letters import Letter
    from ..returning.listing import Asked
    from ..returning.matching import Answer
    from ..returning.plan import Parcel


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for one unit; `file` is the copy ('' in a reminder), `draft` '' where no address is known.

    `asked` is what the copy asks for, in its own cells.
    `redrawn` copies are fresh forms: the unit's own file could not be marked.
    """

    parcel: "Parcel"
    file: str
    letter: str
    draft: str
    asked: "Asked | None" = None
    redrawn: bool = False


@dataclass(frozen=True, slots=True)
class GivenOut:
    """What a run gave out, and what came of what was given out before."""

    run: "Consolidation"
    written: tuple[Written, ...]
    answers: "tuple[Answer, ...]"
    folder: Path
    notices: tuple[str, ...] = ()


def give_back(root: Path, *, dry_run: bool = False, opened: "Callable[[Path], Master] | None" = None) -> GivenOut:
    """Write what goes back to the units, and record it; a dry run only says what would be written.

    `opened` gives the master where another program has it open; it is only read.
    """
    folder = BlocFolder.opened(root)
    with nullcontext() if dry_run else alone(folder.root):
        return _given_out(folder, opened, dry_run=dry_run)


def _given_out(folder: BlocFolder, opened: "Callable[[Path], Master] | None", *, dry_run: bool) -> GivenOut:
    paths = inbox(folder.inbox)
    with closing(start(paths, within=folder.inbox)) as received:
        from ..files.history.keeper import Keeper
        from ..files.package.master import PackagedMaster
        from ..intake.grid import RawBook
        from ..returning.matching import answers
        from ..returning.plan import parcels
        from ..runs import open_office, put_together

        keeper = Keeper(folder.root, folder.archive)
        office, past = open_office((opened or PackagedMaster)(folder.master)), keeper.past()
        files = list(keeper.watching(paths, received))
    run = put_together(office, files, past)
    found = {item.digest: (path, item) for path, item in zip(paths, files, strict=True) if isinstance(item, RawBook)}
    plan = parcels(run, {digest: book for digest, (_, book) in found.items()})
    work = _Work(folder, run, office, found, datetime.now().replace(microsecond=0))  # noqa: DTZ005 - office time
    written = tuple(one for parcel in plan if (one := work.parcel(parcel)))
    if not dry_run:
        keeper.keep(past)
        work.save(written)
    return GivenOut(run, written, answers(run), folder.returns, (*work.notices, *keeper.notices()))


@dataclass(slots=True)
class _Work:
    folder: BlocFolder
    run: "Consolidation"
    office: "Office"
    found: "Mapping[str, tuple[Path, RawBook]]"
    now: datetime
    files: dict[str, bytes] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    asked: "dict[str, tuple[Asked, str]]" = field(default_factory=dict)

    def parcel(self, parcel: "Parcel") -> Written | None:
        """Make the files for one unit; nothing where its file can neither be marked nor drawn anew."""
        return self._copy(parcel, parcel.asked) if parcel.asked else self._reminder(parcel)

    def save(self, written: tuple[Written, ...]) -> None:
        """Write all files, put earlier ones aside, and record what was given back, when and by whom."""
        from ..files.returns import folder as returns
        from ..history.decisions import Decisions

        returns.written(self.folder.returns, self.files)
        held = returns.aside(self.folder.returns, self.files)
        self.notices += [f"Chưa dời được {name} sang tra-lai/cu: tệp đang mở ở chương trình khác." for name in held]
        new = [one.parcel for one in written if one.parcel.asked and not one.parcel.repeated]
        if new:
            events, given = zip(*map(self._recorded, new), strict=True)
            record(self.folder.root, Decisions(events=tuple(filter(None, events)), returns=given))

    def _recorded(self, parcel: "Parcel") -> "tuple[Event | None, Return]":
        """What the history keeps: the copy, and of a report that its submission was given back."""
        from ..history.deciding import act
        from ..history.returned import Return
        from ..history.states import Act
        from ..returning.items import given_back
        from ..returning.listing import counted

        asked, file = self.asked[_sender(parcel)]
        period, code = str(self.run.assignment.period), parcel.member.code
        why = f"trả lần {asked.round}: {counted(asked.items)}"
        event = None if asked.sent.part else act(self.run, code, Act.RETURN, why, self.now)
        items, who = tuple(map(given_back, asked.items)), self.run.past.actor
        return event, Return(period, asked.sent.sender, asked.round, asked.sent.digest, file, self.now, who, items)

    def _copy(self, parcel: "Parcel", asked: "Asked") -> Written | None:
        from ..files.returns.folder import copy_stem
        from ..files.returns.refill import blank_form
        from ..returning.letters import covering
        from ..returning.plan import WANTS_FORM

        form = self._form(parcel, asked.sent.part)
        stem = copy_stem(parcel.member, self.run.assignment.period, asked.round, asked.sent.part)
        made = self._marked(asked, stem, form)
        if made is None:
            return None
        data, asked, suffix, redrawn = made
        name = f"{stem}{suffix}"
        self.asked[_sender(parcel)] = asked, name
        wanted = form and not redrawn and any(item.finding.rule in WANTS_FORM for item in asked.items)
        blanks = {form[0]: blank_form(form[1])} if form and wanted else {}
        letter = covering(self.run, asked, name, self.now.date(), redrawn=redrawn, blank="".join(blanks))
        self.files[name] = data
        return Written(parcel, name, *self._letter(parcel, letter, stem, {name: data} | blanks), asked, redrawn)

    def _reminder(self, parcel: "Parcel") -> Written | None:
        from ..files.returns.folder import reminder_stem
        from ..files.returns.refill import blank_form
        from ..returning.letters import reminder

        form = self._form(parcel, "")
        if form is None:
            return None
        name, draw = form
        letter = reminder(self.run, parcel.member, self.now.date(), name)
        stem = reminder_stem(parcel.member, self.run.assignment.period)
        return Written(parcel, "", *self._letter(parcel, letter, stem, {name: blank_form(draw)}))

    def _form(self, parcel: "Parcel", part: str) -> "tuple[str, Draw] | None":
        from ..files.returns.forms import form_of

        return form_of(self.run, self.office, parcel.member, part)

    def _letter(self, parcel: "Parcel", letter: "Letter", stem: str, attached: Mapping[str, bytes]) -> tuple[str, str]:
        """Make the letter, and the draft where the unit has an address."""
        from ..files.returns.mail import addresses, draft

        member, bloc = parcel.member, self.run.assignment.bloc
        self.files[f"{stem}.txt"] = f"{letter.subject}\r\n\r\n{letter.text}".replace("\r\n", "\n").encode("utf-8-sig")
        to = addresses(member)
        if not to:
            if member.email.strip():
                self.notices.append(f"Thư điện tử của {member.code} ở trang Đơn vị không dùng được: {member.email}")
            return f"{stem}.txt", ""
        self.files[f"{stem}.eml"] = draft(letter, bloc, to, attached, self.now)
        return f"{stem}.txt", f"{stem}.eml"

    def _marked(
        self, asked: "Asked", stem: str, form: "tuple[str, Draw] | None"
    ) -> "tuple[bytes, Asked, str, bool] | None":
        """The marked copy: of the unit's own file, else on a fresh form; nothing where there is no such form."""
        from ..files.returns.copy import UnmarkableError, marked_copy, taken
        from ..intake.listed import is_list
        from ..returning.listing import listing
        from ..returning.marks import marks_of

        path, book = self.found[asked.sent.digest]
        if book.kind in ("xlsx", "xlsm"):
            try:
                marks = marks_of(asked.sent, asked.items, book)
                old = next((grid.name for grid in book.grids if is_list(grid)), "")
                copy = marked_copy(taken(str(path), book.digest), listing(self.run, asked), marks, old)
            except UnmarkableError as error:
                self.notices.append(f"{book.name}: {error}{' Số liệu được chép sang mẫu mới.' if form else ''}")
            else:
                return copy, asked, f".{book.kind}", False
        if form is None:
            self.notices.append(f"{book.name}: chưa trả được, vì chưa bốc thăm chấm chéo nên chưa có mẫu để chép sang.")
            return None
        return *self._redrawn(form[1], asked, book, f"{stem}.xlsx"), ".xlsx", True

    def _redrawn(self, draw: "Draw", asked: "Asked", book: "RawBook", name: str) -> "tuple[bytes, Asked]":
        from ..errors import MachineError
        from ..files.reading.reader import read
        from ..files.returns.copy import marked_copy
        from ..files.returns.refill import refilled
        from ..intake.grid import RawBook
        from ..intake.understand import understand
        from ..returning.listing import listing
        from ..returning.marks import marks_of
        from ..returning.plan import moved

        data, moves = refilled(draw, asked.sent, book)
        with tempfile.TemporaryDirectory() as made:
            path = Path(made, name)
            path.write_bytes(data)
            form = read(str(path))
        if not isinstance(form, RawBook):
            raise MachineError("Không đọc được phiếu vừa tạo. Chạy lại lệnh.")
        new = moved(self.run, asked, lambda tab, spot: moves.get((tab, spot)), name)
        sent = understand(form, self.run.assignment)._replace(member=asked.sent.member)
        return marked_copy(data, listing(self.run, new), marks_of(sent, new.items, form)), new


def _sender(parcel: "Parcel") -> str:
    """Under what the versions of the file are kept that a parcel is about."""
    return parcel.asked.sent.sender if parcel.asked else parcel.member.code
