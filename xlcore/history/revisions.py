"""What each new version of a unit's file changed against the version before it."""

from collections.abc import Iterator, Mapping, Sequence

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
    pairs = tuple(_pairs(added, past))
    at_hand = {(sent.sender, sent.digest): sent for sent in received}
    versions = {(v.member, v.digest): v for pair in pairs for v in pair}
    gone = [digest for member, digest in versions if (member, digest) not in at_hand]
    copies = history.copies(gone) if gone else {}
    sent = {key: at_hand.get(key) or understood(v, copies.get(v.digest), assignment) for key, v in versions.items()}
    return added._replace(revisions=tuple(_revisions(pairs, sent)))


def _pairs(added: Addition, past: Past) -> Iterator[tuple[Version, Version]]:
    """Each new version that can count, after the one that could count before it."""
    latest = {(v.period, v.member): v for v in past.versions if v.valid}
    for version in added.versions:
        if version.valid:
            before = latest.get((version.period, version.member))
            latest[version.period, version.member] = version
            if before:
                yield before, version


def _revisions(
    pairs: Sequence[tuple[Version, Version]], sent: Mapping[tuple[str, str], Submission | None]
) -> Iterator[Revision]:
    for before, version in pairs:
        old, new = (sent[v.member, v.digest] for v in (before, version))
        if old and new:
            yield from (Revision(version, before.number, change) for change in differences(old, new))


def understood(version: Version, copy: Received | None, assignment: Assignment) -> Submission | None:
    """Understand a kept copy as it was when it came; nothing where it is gone or cannot be read any more."""
    if not isinstance(copy, RawBook):
        return None
    return understand(copy._replace(name=version.name, modified=version.received or version.taken), assignment)
