"""The score scheme of a bloc's year: a tree of criteria of any depth, as typed into *Tiêu chí*."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property

from ..domain.bloc import Member
from .ladder import Ladder, Measure


class Policy(Enum):
    """What becomes of a criterion's points for a unit to which it does not apply."""

    EXCLUDE = "Bỏ khỏi điểm tối đa"
    SCALE = "Quy đổi theo phần còn lại"
    FULL = "Cho điểm tối đa"
    KEEP = "Tính 0 điểm"


_SCALED = (
    "Điểm đạt được của các mục còn lại trong nhóm nhân với điểm tối đa của nhóm / điểm tối đa của các mục còn lại. "
    "Cả nhóm không áp dụng thì theo cách xử lý của chính nhóm ấy. Điểm cộng, trừ không nhân."
)
POLICY_RULES: Mapping[Policy, tuple[str, str, str]] = {
    Policy.EXCLUDE: ("không tính", "bớt đi", "Điểm tối đa của đơn vị bớt đi điểm của tiêu chí."),
    Policy.SCALE: ("không tính", "giữ nguyên", _SCALED),
    Policy.FULL: ("đủ", "giữ nguyên", "Được đủ điểm tối đa của tiêu chí."),
    Policy.KEEP: ("0", "giữ nguyên", "Tính 0 điểm, như đơn vị không làm."),
}
"""What each policy makes of the points and of the unit's maximum, and its definition as staff read it."""
DEFAULT_POLICY = Policy.EXCLUDE
"""What holds where the sheet says nothing; the check of the scheme asks for a word."""


class Effect(Enum):
    """What a hit of a knock-out criterion (*liệt*) does."""

    ZERO = "Nhóm 0 điểm"
    EXCLUDE = "Không xếp hạng"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of *Tiêu chí*.

    `row` is its row in the sheet, `parent` the code of the group above ('' for a root), `type` the id of its formula
    like 'bac_thang@1' ('' for a group). `maximum` is for bonus and penalty their cap, nothing without one. `source` is
    the label of where the figure comes from ('' for typed), `target` the code of the indicator that it is linked to.
    `kinds` are the kinds of unit or codes of units that it applies to. Where `kinds` or `policy` is empty, that of the
    nearest group above holds.
    """

    row: int
    code: str
    name: str
    parent: str = ""
    maximum: Decimal | None = None
    type: str = ""
    measure: Measure | None = None
    ladder: Ladder = field(default_factory=Ladder)
    per: Decimal | None = None
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    source: str = ""
    target: str = ""
    evidence: bool = False
    kinds: tuple[str, ...] = ()
    policy: Policy | None = None
    effect: Effect | None = None

    @property
    def most(self) -> Decimal:
        """The maximum, 0 where none stands there."""
        return self.maximum or Decimal(0)


@dataclass(frozen=True)
class Scheme:
    """All criteria in the order of the sheet. The tree is made of what hangs together; the check names the rest."""

    criteria: tuple[Criterion, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """The criteria by code; of a repeated code the first."""
        return {criterion.code: criterion for criterion in reversed(self.criteria)}

    @cached_property
    def children(self) -> Mapping[str, tuple[Criterion, ...]]:
        """The rows right below each code, '' for the roots."""
        found: dict[str, list[Criterion]] = {"": []}
        for criterion in self.criteria:
            found.setdefault(criterion.parent, []).append(criterion)
        return {code: tuple(rows) for code, rows in found.items()}

    @property
    def roots(self) -> tuple[Criterion, ...]:
        """The groups and criteria that stand under nothing."""
        return self.children[""]

    def is_group(self, criterion: Criterion) -> bool:
        """Whether other rows stand under one."""
        return criterion.code in self.children

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that are scored themselves, in the order of the tree."""
        return tuple(criterion for criterion, _ in self.walk() if not self.is_group(criterion))

    @cached_property
    def groups(self) -> tuple[Criterion, ...]:
        """The groups, each after all that stands under it."""
        found = [criterion for criterion, _ in self.walk() if self.is_group(criterion)]
        return tuple(reversed(found))

    def walk(self, code: str = "", path: tuple[str, ...] = ()) -> Iterator[tuple[Criterion, int]]:
        """All criteria that hang under a code with their depth, groups before what is in them.

        A code that stands under itself, by a repeated code, is not gone into again.
        """
        for criterion in self.children.get(code, ()):
            yield criterion, len(path)
            if criterion.code not in (code, *path):
                yield from self.walk(criterion.code, (*path, criterion.code))

    def above(self, criterion: Criterion) -> Iterator[Criterion]:
        """The groups above one, the nearest first; in a circle each once."""
        seen = {criterion.code}
        parent = self.by_code.get(criterion.parent)
        while parent and parent.code not in seen:
            seen.add(parent.code)
            yield parent
            parent = self.by_code.get(parent.parent)

    def policy(self, criterion: Criterion) -> Policy:
        """What holds where a criterion does not apply: its own word, else that of the nearest group with one."""
        said = (one.policy for one in (criterion, *self.above(criterion)) if one.policy)
        return next(said, DEFAULT_POLICY)

    def kinds(self, criterion: Criterion) -> tuple[str, ...]:
        """The kinds or codes of units that one applies to: its own, else those of the nearest group with some."""
        return next((one.kinds for one in (criterion, *self.above(criterion)) if one.kinds), ())

    def applies(self, criterion: Criterion, member: Member) -> bool:
        """Whether a unit is scored by a criterion at all."""
        kinds = self.kinds(criterion)
        return not kinds or member.kind.value in kinds or member.code in kinds
