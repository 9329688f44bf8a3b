"""Arithmetic of titles and quotas that needs nothing but numbers of people; every limit is an argument.

The limits given as defaults are those of the decrees named beside them; a bloc under another text gives its own.
"""

from fractions import Fraction

GRASSROOTS_SHARE = 15.0
"""CSTĐ cơ sở: at most 15 % of the LĐTT (NĐ 91/2017, Điều 9.3)."""
ADVANCED_SHARE = 50.0
"""Tập thể LĐTT: more than 50 % of the members LĐTT."""
EXCELLENT_SHARE = 70.0
"""Tập thể lao động xuất sắc: at least 70 % of the members LĐTT, all complete their tasks, one CSTĐ cơ sở or more."""
_HUNDRED = 100


def quota(number: int, percent: float) -> int:
    """The most that 'không quá `percent` %' of a number allows, rounded down: 15 % of 6 is 0."""
    return int(_exact(percent) * number // _HUNDRED)


def over(part: int, whole: int, percent: float) -> bool:
    """Whether a part is 'trên `percent` %' of the whole: exactly that share is not."""
    return whole > 0 and _HUNDRED * part > _exact(percent) * whole


def at_least(part: int, whole: int, percent: float) -> bool:
    """Whether a part is 'ít nhất `percent` %' of the whole: exactly that share is."""
    return whole > 0 and _HUNDRED * part >= _exact(percent) * whole


def advanced(members: int, advanced_workers: int, disciplined: int, percent: float = ADVANCED_SHARE) -> bool:
    """Whether a collective may be Tập thể LĐTT; `disciplined`: members with a discipline from cảnh cáo up."""
    return over(advanced_workers, members, percent) and disciplined == 0


def excellent(
    members: int,
    completed: int,
    advanced_workers: int,
    fighters: int,
    disciplined: int,
    percent: float = EXCELLENT_SHARE,
) -> bool:
    """Whether a Tập thể LĐTT may be Tập thể lao động xuất sắc; `fighters`: its CSTĐ cơ sở."""
    whole = completed == members and fighters >= 1
    return whole and at_least(advanced_workers, members, percent) and advanced(members, advanced_workers, disciplined)


def of_plan(done: float, plan: float) -> float | None:
    """Per cent of the plan, 106,5 for 213 of 200; nothing where no plan above 0 is set."""
    return float(_HUNDRED * _exact(done) / _exact(plan)) if plan > 0 else None


def _exact(value: float) -> Fraction:
    """The number as typed, so that 0,1 is a tenth and a share exactly met counts as exactly met."""
    return Fraction(repr(value))
