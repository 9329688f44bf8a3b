"""Of one table no more findings are told than a person can read; how many there are besides is told once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..domain.findings import Finding, Place, Severity
from ..domain.rulebook import Rulebook
from ..intake.rows import MOST_FINDINGS
from ..sheets import BY_KEY

MORE, CUT = "BANG-13", "BANG-12"
"""What tells how many findings, and how many rows, were left out."""
_Table = tuple[str, str, str]


def held(findings: Sequence[Finding], rulebook: Rulebook) -> Sequence[Finding]:
    """The same where no table has more than `MOST_FINDINGS`; of one with more, errors first, and the rest as a number.

    What reading left out of a table already (`MORE` among its findings) is counted in.
    """
    counts = Counter(map(_table, filter(_counts, findings)))
    crowded = {table for table, count in counts.items() if count > MOST_FINDINGS}
    if not crowded:
        return findings
    calm = [f for f in findings if _table(f) not in crowded or f.rule == CUT]
    return [*calm, *(one for table in crowded for one in _most(table, findings, rulebook))]


def _most(table: _Table, findings: Sequence[Finding], rulebook: Rulebook) -> Iterator[Finding]:
    own = [finding for finding in findings if _table(finding) == table]
    counted = sorted(filter(_counts, own), key=lambda finding: rulebook.severity(finding) is not Severity.ERROR)
    yield from counted[:MOST_FINDINGS]
    before = sum(int(finding.facts["count"]) for finding in own if finding.rule == MORE)
    yield _more(counted[0], before + len(counted) - MOST_FINDINGS)


def _more(one: Finding, count: int) -> Finding:
    title = BY_KEY[one.sheet_key].title if one.sheet_key in BY_KEY else one.place.sheet
    facts = {"sheet": title, "count": str(count), "most": str(MOST_FINDINGS)}
    return one._replace(rule=MORE, place=Place(one.place.file, one.place.sheet), field="", value="", facts=facts)


def _counts(finding: Finding) -> bool:
    return bool(finding.sheet_key) and finding.rule not in (MORE, CUT)


def _table(finding: Finding) -> _Table:
    return finding.member, finding.place.file, finding.sheet_key
