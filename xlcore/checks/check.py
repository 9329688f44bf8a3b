"""All checks of the typed rows of all members, in one call."""

from collections.abc import Iterator, Mapping

import polars as pl

from ..declare import Sheet
from ..domain.bloc import Assignment
from ..domain.findings import Finding
from ..domain.rulebook import Rulebook
from ..intake.submission import Submission
from ..sheets import ACROSS, BY_KEY
from ..sheets.targets import TARGETS
from . import across, repeats, schemas, shares, small


def check(
    frames: Mapping[str, pl.DataFrame],
    counted: Mapping[str, Submission],
    assignment: Assignment,
    previous: pl.DataFrame,
    rulebook: Rulebook,
) -> tuple[Finding, ...]:
    """What schemas, repeated rows and the rules between sheets and periods give, still to be settled (`settle.settle`).

    `frames` hold the counted rows by sheet key (`intake.frames.frame`), `counted` the submission behind each
    member code, `previous` the kept values (`PREVIOUS_SCHEMA`). Findings of the submissions are not in it.
    """
    ready = {key: prepared(BY_KEY[key], frame, counted) for key, frame in frames.items()}
    return (*_inside(ready, counted, rulebook), *_across(ready, counted, assignment, previous, rulebook))


def _inside(
    frames: Mapping[str, pl.DataFrame], counted: Mapping[str, Submission], rulebook: Rulebook
) -> Iterator[Finding]:
    for key, frame in frames.items():
        if frame.height:
            sheet = BY_KEY[key]
            yield from schemas.findings(sheet, frame, counted, rulebook)
            yield from repeats.findings(sheet, frame, counted)
            yield from small.findings(sheet, frame, counted)
            yield from shares.findings(frame, counted) if sheet is TARGETS else ()


def _across(
    frames: Mapping[str, pl.DataFrame],
    counted: Mapping[str, Submission],
    assignment: Assignment,
    previous: pl.DataFrame,
    rulebook: Rulebook,
) -> Iterator[Finding]:
    rules = across.telling(ACROSS, frames, previous, assignment)
    return across.findings(rules, frames, counted, across.kept(previous, assignment), rulebook)


def prepared(sheet: Sheet, frame: pl.DataFrame, counted: Mapping[str, Submission]) -> pl.DataFrame:
    """The frame as rules see it: exempt answers are missing, an optional column that a file lacks is 0."""
    # One after the other: of a column that one file lacks, another may have answered 'không áp dụng'.
    for changes in (_exempt(sheet, counted), list(_lacking(sheet, counted))):
        frame = frame.with_columns(changes) if changes else frame
    return frame


def _exempt(sheet: Sheet, counted: Mapping[str, Submission]) -> list[pl.Expr]:
    tables = [s.tables[sheet.key] for s in counted.values() if sheet.key in s.tables]
    answered = sorted({name for table in tables for row in table.rows for name in row.exempt})
    return [pl.when(~pl.col("exempt").list.contains(name)).then(pl.col(name)).alias(name) for name in answered]


def _lacking(sheet: Sheet, counted: Mapping[str, Submission]) -> Iterator[pl.Expr]:
    for column in sheet.columns:
        files = [s.member for s in counted.values() if column.optional and _lacks(s, sheet, column.name)]
        if files:
            absent = pl.col("member").is_in(files) & pl.col(column.name).is_null()
            yield pl.when(absent).then(0).otherwise(pl.col(column.name)).alias(column.name)


def _lacks(submission: Submission, sheet: Sheet, name: str) -> bool:
    table = submission.tables.get(sheet.key)
    return table is not None and not table.columns.get(name)
