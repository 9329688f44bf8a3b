"""The demo's earlier periods: the first half of 2017, and what was pending at the end of 2017; invented."""

import polars as pl

from ..domain.periods import Period
from ..intake.frames import PREVIOUS_SCHEMA
from .answers import COMMUNES, DOSSIERS, STAFF

HALF, YEAR = str(Period(2017, half=True)), str(Period(2017, half=False))
SHARE = 0.93
"""How the figures of 2017 stand to those of 2018, so that the comparison shows growth."""


def previous() -> pl.DataFrame:
    """The values of earlier periods, with the columns of `PREVIOUS_SCHEMA`."""
    rows: list[tuple[str, str, str, str, str, float]] = []
    for code, (civil, public, workers) in STAFF.items():
        people = civil + public + workers
        for field, value in (
            ("civil_servants", civil),
            ("public_employees", public),
            ("workers", workers),
            ("headcount", people),
        ):
            rows.append((HALF, code, "staff", "", field, value))
        givers = people * 9 // 10
        for fund, gift in (("Quỹ Vì người nghèo", 90_000), ("Quỹ Đền ơn đáp nghĩa", 70_000)):
            rows.append((HALF, code, "funds", fund, "people", givers))
            rows.append((HALF, code, "funds", fund, "amount", givers * gift))
        commune, content, value = COMMUNES[code]
        rows.append((HALF, code, "rural", f"{commune} | {content}", "value", round(value * SHARE, -5)))
    for code, lines in DOSSIERS.items():
        for line in lines:
            rows += [(HALF, code, "procedures", line[0], field, value) for field, value in _half(*line[1:]).items()]
            rows.append((YEAR, code, "procedures", line[0], "pending", line[3]))
    return pl.DataFrame(rows, schema=PREVIOUS_SCHEMA, orient="row")


def _half(online: int, _: int, carried: int, early: int, on_time: int, pending: int) -> dict[str, int]:
    early, on_time, pending = (int(value * SHARE) for value in (early, on_time, pending))
    received = early + on_time + pending
    online = int(online * 0.6)
    return {
        "received": received,
        "online": online,
        "in_person": received - online - carried,
        "carried_over": carried,
        "resolved": early + on_time,
        "early": early,
        "on_time": on_time,
        "overdue": 0,
        "pending": pending,
        "pending_in_time": pending,
        "pending_overdue": 0,
    }
