"""How scoring a scheme of 230 nodes for many units stands to reading the same units' files, in the same run."""

import resource
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

from xlcore.files.reading.inbox import inbox
from xlcore.files.reading.pool import start
from xlcore.scoring.figure import Figure, exact
from xlcore.scoring.formulas import BY_LABEL
from xlcore.scoring.ranking import Rules, rank
from xlcore.scoring.scheme import Criterion, Scheme
from xlcore.scoring.score import score

sys.path.append(str(Path(__file__).parents[1]))
from large_scheme import DIRECT, MET, large_scheme


def ratio(inbox_folder: Path) -> str:
    """Read every file of a folder, then score and rank as many units: one line with both costs in CPU seconds."""
    paths = inbox(inbox_folder)
    before = _cpu()
    with closing(start(paths)) as received:
        units = [f"U{n}" for n, _ in enumerate(received)]
    reading = _cpu() - before
    scheme, figures = _given(units)
    began = time.process_time()
    rank(score(scheme, units, figures), Rules(), {}, {}, {})
    scoring = time.process_time() - began
    return (
        f"{len(units)} units × {len(scheme.criteria)} criteria: scored and ranked in {scoring / reading:.2f}× of the "
        f"CPU of reading their files; {scoring:.2f} s, reading {reading:.2f} s"
    )


def _cpu() -> float:
    """What this process and those that it waited for have taken so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _given(units: list[str]) -> tuple[Scheme, dict[tuple[str, str], Figure]]:
    rows, random = large_scheme(), Random(1)  # noqa: S311 - plausible numbers
    scheme = Scheme(
        tuple(
            Criterion(n, row["code"], row["name"], row["code"].rpartition(".")[0], exact(row["maximum"]), _type(row))
            for n, row in enumerate(rows)
        )
    )
    return scheme, {(unit, row["code"]): _figure(row, random) for row in rows if row.get("type") for unit in units}


def _type(row: dict) -> str:
    return BY_LABEL.get(row.get("type", ""), "")


def _figure(row: dict, random: Random) -> Figure:
    if row["type"] == DIRECT:
        return Figure(exact(round(row["maximum"] * random.choice((1, 1, 0.9, 0.75)), 2)))
    if row["type"] == MET:
        return Figure(exact(random.choice((0, 1, 1))))
    return Figure(exact(random.randint(60, 160)), exact(random.choice((80, 100, 120))))
