"""*Nhận định*: each paragraph as drafted beside the secretary's own wording, which wins and survives every run."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..consolidation import Consolidation, Remark
from ..plans import Page, SheetPlan, Table
from ..sheets.master import REMARKS
from ..styles import BODY, BODY_CENTER, typed
from ..summary.layout import headed, heading, row_heights
from ..values.spelling import slips
from .paragraphs import Paragraph, draft

TOP = 4
CHANGED, GONE, OWN, DRAFTED = "SỐ LIỆU ĐÃ ĐỔI, xem lại", "Không còn trong dự thảo", "Dùng lời của thư ký", ""


class Settled(NamedTuple):
    """A paragraph with what the report prints. `basis` is that of the draft when the own wording was first seen."""

    paragraph: Paragraph
    own: str
    basis: str
    status: str

    @property
    def text(self) -> str:
        """What the report prints."""
        return self.own or self.paragraph.text


def settle_remarks(drafted: Iterable[Paragraph], kept: Mapping[str, Remark]) -> tuple[Settled, ...]:
    """Lay the own wordings over the draft; one whose paragraph is gone is kept at the end."""
    paragraphs = list(drafted)
    settled = [_settle(paragraph, kept.get(paragraph.id)) for paragraph in paragraphs]
    known = {paragraph.id for paragraph in paragraphs}
    lost = [remark for remark in kept.values() if remark.own and remark.id not in known]
    return (*settled, *(Settled(Paragraph(r.id, "", ""), r.own, r.basis, GONE) for r in lost))


def _settle(paragraph: Paragraph, remark: Remark | None) -> Settled:
    if remark is None or not remark.own:
        return Settled(paragraph, "", "", DRAFTED)
    basis = remark.basis or paragraph.basis
    status = OWN if basis == paragraph.basis else CHANGED
    wrong = "; ".join(f"“{found}” nên là “{right}”" for found, right in slips(remark.own))
    return Settled(paragraph, remark.own, basis, f"{status}. Chính tả: {wrong}" if wrong else status)


def plan_remarks(run: Consolidation) -> SheetPlan:
    """Plan the sheet; the column for the own wording is open for typing."""
    settled = settle_remarks(draft(run), run.remarks)
    rows = [_row(item) for item in settled]
    styles = tuple(
        typed(BODY) if not column.prefilled else (BODY_CENTER if column.width < 15 else BODY)  # noqa: PLR2004
        for column in REMARKS.columns
    )
    headers = tuple(column.label for column in REMARKS.columns)
    widths = tuple(column.width for column in REMARKS.columns)
    plan = SheetPlan(
        REMARKS.key,
        REMARKS.title,
        heading(REMARKS.heading, run),
        tables=(Table("tbl_remarks", TOP, 1, headers, rows, styles),),
        widths=widths,
        heights=row_heights(rows, widths, TOP + 1),
        freeze=(TOP + 1, 1),
        page=Page(repeat=(TOP, TOP)),
    )
    return headed(plan)


def _row(item: Settled) -> tuple[str, ...]:
    values = {
        "id": item.paragraph.id,
        "section": item.paragraph.heading,
        "drafted": item.paragraph.text,
        "own": item.own,
        "status": item.status,
        "basis": item.basis,
    }
    return tuple(values[column.name] for column in REMARKS.columns)
