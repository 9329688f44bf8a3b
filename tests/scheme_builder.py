"""Schemes by hand: a row for each criterion, with only what matters."""

from decimal import Decimal

from xlcore.scoring.figure import Figure
from xlcore.scoring.ladder import Measure, read_ladder
from xlcore.scoring.scheme import Criterion, Scheme
from xlcore.scoring.score import score

DIRECT, MET, STEPS, RELATIVE, SHARE = (
    "cham_thang@1",
    "dat_khong_dat@1",
    "bac_thang@1",
    "dinh_luong_tuong_doi@1",
    "ty_le@1",
)
BONUS, PENALTY, PENALTY_STEPS, KNOCKOUT, NOBODY = "cong@1", "tru@1", "tru_bac_thang@1", "liet@1", "khong_ap_dung@1"


def dec(value):
    """A number as an exact decimal, nothing for nothing."""
    return None if value is None else Decimal(str(value))


def row(code, maximum=None, type="", parent="", **more):  # noqa: A002 - the column is called so
    """One criterion; `ladder` as text, numbers as they come."""
    if isinstance(more.get("ladder"), str):
        more["ladder"] = read_ladder(more["ladder"])
        more.setdefault("measure", Measure.PERCENT)
    for name in ("per", "floor", "ceiling"):
        if name in more:
            more[name] = dec(more[name])
    return Criterion(0, code, f"Tiêu chí {code}", parent, dec(maximum), type, **more)


def scheme(*rows):
    """A scheme of these rows."""
    return Scheme(rows)


def figure(value, target=None, **more):
    """A figure of plain numbers."""
    return Figure(dec(value), dec(target), **more)


EXEMPT = Figure(exempt=True)


def scored(rows, figures, places=2):
    """Scores of `figures[unit][code]`, each a `Figure` or a plain number."""
    given = {
        (unit, code): value if isinstance(value, Figure) else figure(value)
        for unit, values in figures.items()
        for code, value in values.items()
    }
    return score(Scheme(tuple(rows)), tuple(figures), given, places)


def points(rows, figures, code="", places=2):
    """The points of each unit, for one criterion or in all."""
    found = scored(rows, figures, places)
    return {unit: found.points(unit, code) for unit in figures}
