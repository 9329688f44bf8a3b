"""Rows of one unit that say who or what they are about in the same words as a row above them."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from ..declare import Sheet
from ..domain.findings import Finding
from ..intake.submission import Submission, Value
from .rules import written

REPEATED = "BANG-08"


def findings(sheet: Sheet, frame: pl.DataFrame, counted: Mapping[str, Submission]) -> Iterator[Finding]:
    """Each row whose key columns repeat those of an earlier row of the same unit, at its first key column.

    Case and spaces do not tell rows apart. Rows without any key are no repetition of each other.
    """
    if not sheet.keys:
        return
    first: dict[tuple[Any, ...], int] = {}
    columns = (frame[name].to_list() for name in ("member", "row", *sheet.keys))
    for member, row, *keys in zip(*columns, strict=True):
        if any(key is not None for key in keys):
            earlier = first.setdefault((member, *map(_plain, keys)), row)
            if earlier != row:
                yield _finding(sheet, row, keys, earlier, counted[member])


def _plain(key: Value) -> Value:
    return " ".join(key.lower().split()) if isinstance(key, str) else key


def _finding(sheet: Sheet, row: int, keys: list[Value], earlier: int, submission: Submission) -> Finding:
    place = submission.place(sheet.key, row, sheet.keys[0])
    facts = {"other": str(earlier), "found": "; ".join(written(key) for key in keys if key is not None)}
    return Finding(
        REPEATED, submission.member, place, sheet.key, sheet.by_name[sheet.keys[0]].label, written(keys[0]), facts
    )
