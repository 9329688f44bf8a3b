"""How a spreadsheet names its columns and cells; the reading process needs no more of the domain than this."""

from functools import cache


@cache
def letters(column: int) -> str:
    """Write a column number (1 = A) as a spreadsheet does."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row: int, column: int) -> str:
    """Write a cell (both numbers count from 1) as a spreadsheet does: 5, 3 is C5."""
    return f"{letters(column)}{row}"
