"""What the command line prints: JSON on stdout, everything for people on stderr."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..consolidation import Consolidation

COLOURS = {"Lỗi": "red", "Cảnh báo": "yellow", "Ghi chú": "cyan"}


@dataclass(slots=True)
class Screen:
    """Where a command speaks. `level` is -1 with -q, 0, or 1 with -v; `as_json` adds one object on stdout."""

    level: int = 0
    as_json: bool = False
    facts: dict[str, object] = field(default_factory=dict)

    def say(self, text: str, level: int = 0) -> None:
        """Print a line for the person, unless she asked for less."""
        if self.level >= level:
            self._line(text)

    def _line(self, text: str) -> None:
        plain = "NO_COLOR" in os.environ or not sys.stderr.isatty()
        click.echo(click.unstyle(text) if plain else text, err=True)

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
            mark = click.style(f"{severity.value}", fg=COLOURS[severity.value], bold=True)
            text = f"{mark} [{finding.rule}] {where or who}: {run.rulebook.sentence(finding)}"
            level = 1 if severity is Severity.NOTE else 0
            self.say(f"{text}\n    → {run.rulebook.remedy(finding)}", level)

    def notices(self, notices: Sequence[str]) -> None:
        """Tell what went wrong beside the job, and put it into the object that --json prints."""
        for notice in notices:
            self.say(f"{click.style('Chú ý', fg='yellow', bold=True)}: {notice}")
        self.know(notices=list(notices))

    def close(self) -> None:
        """Print the object of --json, if it was asked for."""
        if self.as_json:
            click.echo(json.dumps(self.facts, ensure_ascii=False, indent=2, default=str))


def facts_of(run: "Consolidation") -> Mapping[str, object]:
    """A run as the documented JSON object (README, "JSON")."""
    from ..domain.findings import Severity
    from ..runs import weigh

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
    }
