"""The book of rules: every check there is, how much it weighs, and the sentence in which it speaks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..values.shown import shown
from .findings import Finding, Severity

_NAME = re.compile(r"\{(\w+)\}")
_LONG = 300
"""Characters of a fact that a sentence repeats; whoever wants to see all of it opens the file."""


class Check(NamedTuple):
    """One check. `sentence` and `remedy` may name the facts of a finding in braces; {value} and {field} too."""

    id: str
    about: str
    severity: Severity
    sentence: str
    remedy: str
    tolerance: float | None = None
    enabled: bool = True


class Amendment(NamedTuple):
    """What the bloc wrote in *Quy tắc* about one check; nothing, or '', where a cell is empty or unreadable."""

    id: str
    enabled: bool = True
    severity: Severity | None = None
    tolerance: float | None = None
    sentence: str = ""
    remedy: str = ""

    def of(self, check: Check) -> Check:
        """The check as amended; what was left empty stays as the program knows it."""
        return check._replace(
            enabled=self.enabled,
            severity=self.severity or check.severity,
            tolerance=check.tolerance if self.tolerance is None else self.tolerance,
            sentence=self.sentence or check.sentence,
            remedy=self.remedy or check.remedy,
        )


@dataclass(frozen=True)
class Rulebook:
    """All checks by id, with what the bloc changed in *Quy tắc*."""

    checks: Mapping[str, Check]

    @classmethod
    def of(cls, checks: Iterable[Check]) -> "Rulebook":
        """Build a book; a later check replaces an earlier one with the same id."""
        return cls({check.id: check for check in checks})

    def __getitem__(self, rule: str) -> Check:
        return self.checks[rule]

    def keeps(self, finding: Finding) -> bool:
        """Whether the check behind a finding is switched on."""
        return self.checks[finding.rule].enabled

    def tolerance(self, rule: str) -> float:
        """How much a rule tolerates, 0 where it has no tolerance."""
        return self.checks[rule].tolerance or 0.0

    def severity(self, finding: Finding) -> Severity:
        """How much a finding weighs in this bloc."""
        return self.checks[finding.rule].severity

    def sentence(self, finding: Finding) -> str:
        """What is wrong, as a sentence."""
        return _fill(self.checks[finding.rule].sentence, finding)

    def remedy(self, finding: Finding) -> str:
        """What to do about it, as a sentence."""
        return _fill(self.checks[finding.rule].remedy, finding)


def _fill(template: str, finding: Finding) -> str:
    """Put facts into a sentence, as text; one that a reworded sentence names but nobody knows stays as typed."""
    facts = {**finding.facts, "value": finding.value, "field": finding.field}

    def told(name: re.Match[str]) -> str:
        return _brief(facts[name[1]]) if name[1] in facts else name[0]

    return _NAME.sub(told, template)


def _brief(fact: str) -> str:
    text = shown(fact)
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
