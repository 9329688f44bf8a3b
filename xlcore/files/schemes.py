"""Score schemes as files: the examples that come with the program, and any table of the same columns that a bloc has.

A scheme is a semicolon-separated text that Excel opens, NAME.csv with the rows of *Tiêu chí* and, beside it,
NAME.cach-cham.csv with those of *Cách chấm*; both are read by the same means as the master's own sheets.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..checks.book import default_rulebook
from ..declare import Sheet
from ..domain.findings import Severity
from ..errors import InputError
from ..intake.grid import Grid
from ..intake.locate import find_table
from ..intake.rows import TableReader
from ..plans import Value
from ..sheets.scoring import CRITERIA, SCORE_RULES
from .assets import PLACES

FOLDER, RULES = "schemes", ".cach-cham"
Rows = Mapping[str, Sequence[Mapping[str, Value]]]


def examples() -> dict[str, str]:
    """The title of each scheme that comes with the program, by name."""
    files = [path for place in PLACES for path in sorted((place / FOLDER).glob("*.csv"))]
    return {path.stem: str(_grid(path).rows[0][0]) for path in files if RULES not in path.stem}


def scheme_rows(name: str) -> Rows:
    """The rows of *Tiêu chí* and *Cách chấm*, by key, of an example or a file; an `InputError` where it is unusable."""
    path = _found(name)
    rules = path.with_name(path.stem + RULES + path.suffix)
    rows = {CRITERIA.key: _rows(path, CRITERIA)}
    return rows | ({SCORE_RULES.key: _rows(rules, SCORE_RULES)} if rules.is_file() else {})


def _found(name: str) -> Path:
    for path in (Path(name), *(place / FOLDER / f"{name}.csv" for place in PLACES)):
        if path.is_file():
            return path
    raise InputError(
        f"Không có thang điểm “{name}”. Các thang điểm mẫu: {', '.join(examples())}; hoặc ghi một tệp .csv."
    )


def _rows(path: Path, sheet: Sheet) -> list[Mapping[str, Value]]:
    grid = _grid(path)
    found = find_table(grid, sheet)
    if found is None:
        raise InputError(f"{path.name}: không thấy dòng tiêu đề của trang “{sheet.title}”.")
    reader = TableReader(path.name, "", grid, sheet, found, None, date1904=False, ours=False, office=True)
    table, book = reader.read(), default_rulebook()
    for finding in reader.findings:
        if book.severity(finding) is Severity.ERROR:
            raise InputError(f"{path.name}, ô {finding.place.cell}: {book.sentence(finding)} {book.remedy(finding)}")
    return [dict(row.values) for row in table.rows]


def _grid(path: Path) -> Grid:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Không đọc được {path.name}: cần tệp văn bản UTF-8, phân cách bằng dấu chấm phẩy.") from error
    return Grid(path.name, tuple(tuple(line) for line in csv.reader(text.splitlines(keepends=True), delimiter=";")))
