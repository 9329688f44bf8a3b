"""Which findings go back to a unit: errors and warnings about its own file that it can put right itself."""

from collections.abc import Iterable
from typing import NamedTuple

from ..consolidation import Consolidation
from ..domain.findings import Finding, Place, Severity
from ..history.differences import name_of
from ..history.returned import GivenBack
from ..intake.grid import RawBook
from ..intake.locate import find_table
from ..intake.submission import Submission
from ..intake.versions import newest_of
from ..sheets import BY_KEY
from ..sheets.cover import COVER
from ..values.folding import clean

FOR_THE_HEAD = frozenset(
    {"TEP-09", "TEP-10", "TEP-11", "XL-01", "SUA-01", "SUA-02", "SUA-03", "SUA-04", "BX-01", "BX-13"}
)
"""Findings about a unit that only the head can settle, or that no new file can mend."""
_ON_COVER = {"TEP-05": ("member_name", "member_code"), "TEP-06": ("bloc",), "TEP-07": ("period",)}
"""The fields of the cover that findings about a whole file hang on."""
_BY_WORD = {"đơn vị": "TEP-05", "kỳ báo cáo": "TEP-07"}


class Item(NamedTuple):
    """One thing to put right, in the words of the bloc's rules; `number` counts from 1 in the order of the file."""

    number: int
    finding: Finding
    severity: Severity
    sentence: str
    remedy: str
    row: str


def file_of(run: Consolidation, sender: str) -> Submission | None:
    """The file of a sender that is looked at: the one that counts, else its newest; nothing where there is none."""
    own = [sent for sent in run.received if sent.sender == sender]
    return newest_of(sent for sent in own if sent.valid) or newest_of(own)


def items_of(run: Consolidation, sent: Submission, book: RawBook | None = None) -> tuple[Item, ...]:
    """What a unit is asked to put right in a file; `book` tells where its cover is.

    What only a correction of the secretary made wrong is no mistake of the unit's; what is wrong with and without it is
    told with the unit's own numbers.
    """
    own = [f for f in run.findings if f.member == sent.member and f.rule not in FOR_THE_HEAD]
    own = [f for f in own if f.place.file == sent.file and run.rulebook.severity(f) is not Severity.NOTE]
    own = list(filter(None, map(run.of_unit, own)))
    placed = [_placed(finding, book) for finding in own]
    return tuple(_item(number, finding, sent, run) for number, finding in enumerate(placed, 1))


def has_errors(items: Iterable[Item]) -> bool:
    """Whether a file has to go back."""
    return any(item.severity is Severity.ERROR for item in items)


def given_back(item: Item) -> GivenBack:
    """An item as the history keeps it."""
    finding, place = item.finding, item.finding.place
    table = BY_KEY[finding.sheet_key].title if finding.sheet_key in BY_KEY else ""
    return GivenBack(
        number=item.number,
        rule=finding.rule,
        weight=item.severity.value,
        table=table,
        row=item.row,
        field=finding.field,
        tab=place.sheet,
        cell=place.cell,
        value=clean(finding.value),
        sentence=item.sentence,
    )


def row_of(sent: Submission, finding: Finding) -> str:
    """The words that tell the row of a finding from the others, '' where it is about none."""
    table = sent.tables.get(finding.sheet_key)
    if table is None or not finding.place.row:
        return ""
    row = next((row for row in table.rows if row.number == finding.place.row), None)
    return name_of(table.sheet, row) if row else ""


def _item(number: int, finding: Finding, sent: Submission, run: Consolidation) -> Item:
    book = run.rulebook
    said, todo = clean(book.sentence(finding)), clean(book.remedy(finding))
    return Item(number, finding, book.severity(finding), said, todo, row_of(sent, finding))


def _placed(finding: Finding, book: RawBook | None) -> Finding:
    """A finding about a whole file at the cell of the cover that it hangs on."""
    names = _ON_COVER.get(finding.rule) or _ON_COVER.get(_BY_WORD.get(finding.facts.get("what", ""), ""), ())
    if book is None or finding.place.sheet or not names:
        return finding
    for grid in book.grids:
        cover = find_table(grid, COVER)
        at = next((name for name in names if cover and name in cover.columns), "")
        if cover and at:
            return finding._replace(place=Place(book.name, grid.name, cover.lines[at], cover.columns[at]))
    return finding
