"""The scheme of a cluster with 230 nodes: 176 leaves of three kinds below 54 groups, 1000 points, sums exact."""

from itertools import cycle

ROOTS = {
    "I": ([200, [70, 50, 30, 50], [40, 30, 30, 20], [50, 50], 40, 40]),
    "II": ([[10, 10, 15, 5, 5, 5], 50, 30, 40, 30]),
    "III": ([40, 20, 15, 25]),
}
"""Maxima of the known groups; what stands below them has no names in the source."""
DIRECT, MET, RELATIVE = "Chấm thẳng @1", "Đạt/không đạt @1", "Định lượng tương đối @1"
KINDS = {DIRECT: 113, MET: 51, RELATIVE: 12}
NODES, LEAVES, SPLIT = 230, 176, 10
"""So many of the largest known groups are halved, to come to the number of groups."""


def large_scheme():
    """The rows of *Tiêu chí*: code, name and maximum of every node, the type of the leaves."""
    rows, lowest = [], {}
    for code, parts in ROOTS.items():
        _grow(code, parts, rows, lowest)
    for code in sorted(lowest, key=lambda c: (-lowest[c], c))[:SPLIT]:
        most = lowest.pop(code)
        for half in ("a", "b"):
            lowest[f"{code}.{half}"] = most / 2
            rows.append(_row(f"{code}.{half}", most / 2))
    return [*rows, *_leaves(lowest)]


def _grow(code, parts, rows, lowest):
    if isinstance(parts, int):
        lowest[code] = parts
        rows.append(_row(code, parts))
        return
    rows.append(_row(code, _sum(parts)))
    for n, part in enumerate(parts, 1):
        _grow(f"{code}.{n}", part, rows, lowest)


def _sum(parts):
    return parts if isinstance(parts, int) else sum(map(_sum, parts))


def _row(code, most):
    return {"code": code, "name": f"Mục {code}", "maximum": most}


def _leaves(lowest):
    """As many leaves as the source has, shared out over the lowest groups, each group's points to the hundredth."""
    counts = dict.fromkeys(lowest, 0)
    for code, _ in zip(cycle(lowest), range(LEAVES), strict=False):
        counts[code] += 1
    kinds = iter([RELATIVE] * KINDS[RELATIVE] + [MET] * KINDS[MET] + [DIRECT] * KINDS[DIRECT])
    for code, count in counts.items():
        whole = round(lowest[code] * 100)
        for n in range(count):
            points = whole // count + (whole % count if n == 0 else 0)
            yield _row(f"{code}.{n + 1:02}", points / 100) | {"type": next(kinds)}
