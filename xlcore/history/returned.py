"""What was given back to a unit, so that its next file can be held against it cell by cell."""

from datetime import datetime
from typing import NamedTuple

from .actor import Actor
from .senders import split


class GivenBack(NamedTuple):
    """One thing that a unit was asked to put right.

    `number` is that of the list in the copy. `table` is the declared title and `row` the words of the key columns, by
    which a row is found again wherever it moved; `tab` and `cell` are where it stood ('' where it is about no cell).
    `value` is what stood there, as typed; `weight` the word for the severity.
    """

    number: int
    rule: str
    weight: str
    table: str
    row: str
    field: str
    tab: str
    cell: str
    value: str
    sentence: str


class Return(NamedTuple):
    """One copy given back: the `round` counts the copies for a submission from 1, `digest` is the unit's own file.

    `member` is that under which its versions are kept (`Submission.sender`): a unit, or a unit with a part in brackets.
    """

    period: str
    member: str
    round: int
    digest: str
    file: str
    when: datetime
    actor: Actor
    items: tuple[GivenBack, ...]

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return split(self.member)[0]

    @property
    def part(self) -> str:
        """What the file is beside the report, '' for the report itself."""
        return split(self.member)[1]
