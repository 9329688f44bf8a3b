"""What was given back to a unit, so that its next file can be held against it cell by cell."""

from datetime import datetime
from typing import NamedTuple

from .actor import Actor


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
    """One copy given back: the `round` counts the copies for a submission from 1, `digest` is the unit's own file."""

    period: str
    member: str
    round: int
    digest: str
    file: str
    when: datetime
    actor: Actor
    items: tuple[GivenBack, ...]
