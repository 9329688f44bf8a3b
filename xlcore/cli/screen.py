"""What the command line prints: JSON on stdout, everything for people on stderr."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING

import click

from ..values.shown import STRANGE, shown

if TYPE_CHECKING:
    from ..consolidation import Consolidation

COLOURS = {"Lỗi": "red", "Cảnh báo": "yellow", "Ghi chú": "cyan"}


@dataclass(slots=True)
class Screen:
    """Where a command speaks. `level` is -1 with -q, 0, or 1 with -v; `as_json` adds one object on stdout."""

    level: int = 0
    as_json: bool = False
    facts: dict[str, object] = field(default_factory=dict)

    def say(self, text: str, level: int = 0, *, mark: str = "", colour: str = "") -> None:
        """Print lines for the person, unless she asked for less, with a coloured mark before them; text stays text."""
        if self.level < level:
            return
        plain = "NO_COLOR" in os.environ or not sys.stderr.isatty()
        before = mark if plain or not mark else click.style(mark, fg=colour, bold=True)
        click.echo(before + on_screen(text), err=True)

    def know(self, **facts: object) -> None:
        """Put facts into the object that --json prints."""
        self.facts |= facts

    def findings(self, run: "Consolidation") -> None:
        """Print the findings of a run with place and remedy; notes only with -v."""
        from ..domain.findings import Severity

        for finding in run.findings:
            severity = run.rulebook.severity(finding)
            where = " › ".join(filter(None, (finding.place.file, finding.place.sheet, finding.place.cell)))
            who = run.assignment.bloc.name_of(finding.member)
            text = f" [{finding.rule}] {shown(where or who)}: {run.rulebook.sentence(finding)}"
            level = 1 if severity is Severity.NOTE else 0
            text += f"\n    → {run.rulebook.remedy(finding)}"
            self.say(text, level, mark=severity.value, colour=COLOURS[severity.value])

    def answers(self, run: "Consolidation") -> None:
        """Tell what came of what was given back to the units."""
        from ..returning.matching import answers, told

        for answer in answers(run):
            self.say(told(answer, run.assignment.bloc))

    def notices(self, notices: Sequence[str]) -> None:
        """Tell what went wrong beside the job, and put it into the object that --json prints."""
        for notice in notices:
            self.say(f": {notice}", mark="Chú ý", colour="yellow")
        self.know(notices=list(notices))

    def close(self) -> None:
        """Print the object of --json, if it was asked for."""
        if self.as_json:
            click.echo(_as_json(self.facts))


def on_screen(text: str) -> str:
    """Text of several lines without anything by which a terminal could be told to do something."""
    return "\n".join(map(shown, text.split("\n")))


def _as_json(facts: Mapping[str, object]) -> str:
    """JSON as people can read it; what a terminal or a pipe would stumble over is written by its number."""
    import json

    written = json.dumps(facts, ensure_ascii=False, indent=2, default=str)
    return "\n".join(STRANGE.sub(lambda odd: f"\\u{ord(odd[0]):04x}", line) for line in written.split("\n"))


def record(one: object) -> dict[str, object]:
    """The fields of a record by name, for `Screen.know`; those of records within it too."""
    names = [field.name for field in fields(one)] if is_dataclass(one) else getattr(one, "_fields", ())
    return {name: _plain(getattr(one, name)) for name in names}


def _plain(value: object) -> object:
    if is_dataclass(value) or hasattr(value, "_fields"):
        return record(value)
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, (tuple, list)) else value


def facts_of(run: "Consolidation") -> Mapping[str, object]:
    """A run as the documented JSON object (docs/json.md)."""
    from ..domain.findings import Severity
    from ..returning.matching import answers
    from ..runs import weigh
    from .giveback import answers_as_facts

    tally, bloc = weigh(run), run.assignment.bloc
    return {
        "bloc": bloc.name,
        "period": str(run.assignment.period),
        "expected": len(bloc.members),
        "counted": len(run.counted),
        "files": len(run.received) + len(run.refused),
        "errors": tally[Severity.ERROR],
        "warnings": tally[Severity.WARNING],
        "notes": tally[Severity.NOTE],
        "members": [
            {
                "code": member.code,
                "name": member.name,
                "file": run.counted[member.code].file if member.code in run.counted else None,
                "received": run.counted[member.code].received if member.code in run.counted else None,
            }
            for member in bloc.members
        ],
        "findings": [
            {
                "rule": finding.rule,
                "severity": run.rulebook.severity(finding).name.lower(),
                "member": finding.member,
                "file": finding.place.file,
                "sheet": finding.place.sheet,
                "cell": finding.place.cell,
                "field": finding.field,
                "value": finding.value,
                "sentence": run.rulebook.sentence(finding),
                "remedy": run.rulebook.remedy(finding),
            }
            for finding in run.findings
        ],
        "answers": answers_as_facts(answers(run)),
    }
