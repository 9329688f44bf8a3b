"""Several tables in one tab: each is found, and ends where the next one begins."""

from intake_builders import book, cover, grid, retyped

from xlcore.demo.bloc import ASSIGNMENT
from xlcore.intake.understand import understand
from xlcore.sheets import BY_KEY

FUND, HELP = ["Quỹ A", 5, 500_000, ""], ["Xã Vi Hương", "Xi măng", 25_000_000, ""]
PEOPLE, TITLES = [30, 5, 3, 38], [38, 38, 30, 4, 0, 0]


def stacked(*tables):
    """One tab with these tables below each other, two blank rows between them."""
    rows = [row for key, *given in tables for row in (*retyped(BY_KEY[key], *given).rows, [], [])]
    return grid("Tổng hợp", *rows)


def tables(*given):
    submission = understand(book(cover(), *given), ASSIGNMENT)
    return {key: [tuple(row.values.values()) for row in table.rows] for key, table in submission.tables.items()}


def test_tables_below_each_other_are_read_each_with_its_own_rows():
    found = tables(stacked(("rural", HELP), ("funds", FUND), ("shortcomings", ["Chưa chặt chẽ", "", ""])))

    assert {key: len(rows) for key, rows in found.items()} == {"rural": 1, "funds": 1, "shortcomings": 1}
    assert (found["rural"][0][2], found["funds"][0][2]) == (25_000_000, 500_000)


def test_fields_that_go_by_like_names_are_kept_apart():
    found = tables(stacked(("staff", PEOPLE), ("titles", TITLES)))

    assert (found["staff"], found["titles"]) == ([(30, 5, 3, 38)], [(38, 38, 30, 4, 0, 0)])


def test_a_table_far_down_below_another_one_is_found():
    many = [[f"Xã số {number}", "Xi măng", 25_000_000, ""] for number in range(150)]

    found = tables(stacked(("rural", *many), ("funds", FUND)))

    assert (len(found["rural"]), len(found["funds"])) == (150, 1)
