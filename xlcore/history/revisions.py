"""What each new version of a unit's file changed against the version before it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..domain.bloc import Assignment
from ..intake.grid import RawBook, Received
from ..intake.submission import Submission
from ..intake.understand import understand
from .differences import differences
from .port import History
from .records import Addition, Past, Revision, Version


def with_revisions(
    added: Addition, past: Past, received: tuple[Submission, ...], assignment: Assignment, history: History
) -> Addition:
    """Compare the new versions that can count with those before them; files no longer there are read as copies."""
    at_hand = {(sent.member, sent.digest): sent for sent in received}

    def of(version: Version) -> Submission | None:
        sent = at_hand.get((version.member, version.digest))
        return sent or understood(version, history.copy(version.digest), assignment)

    return replace(added, revisions=tuple(_revisions(added, past, of)))


def _revisions(added: Addition, past: Past, of: Callable[[Version], Submission | None]) -> Iterator[Revision]:
    latest = {(v.period, v.member): v for v in past.versions if v.valid}
    for version in added.versions:
        if not version.valid:
            continue
        before = latest.get((version.period, version.member))
        latest[version.period, version.member] = version
        old, new = (of(before), of(version)) if before else (None, None)
        if before and old and new:
            yield from (Revision(version, before.number, change) for change in differences(old, new))


def understood(version: Version, copy: Received | None, assignment: Assignment) -> Submission | None:
    """Understand a kept copy as it was when it came; nothing where it is gone or cannot be read any more."""
    if not isinstance(copy, RawBook):
        return None
    return understand(replace(copy, name=version.name, modified=version.received or version.taken), assignment)
