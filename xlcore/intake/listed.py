"""The list that the program puts in front of a copy given back: known by its first words, never read as the unit's."""

from ..values.folding import fold
from .grid import Grid, RawBook

KEY, TITLE = "returned", "Cần sửa"
HEADING = "NHỮNG CHỖ CẦN SỬA TRONG PHIẾU"
_HEADING = fold(HEADING)


def is_list(grid: Grid) -> bool:
    """Whether a tab is a list of ours, whatever program saved it and under whatever name."""
    first = grid.at(1, 1)
    return isinstance(first, str) and fold(first) == _HEADING


def own_sheets(book: RawBook) -> RawBook:
    """The book without lists of ours."""
    if not any(map(is_list, book.grids)):
        return book
    return book._replace(grids=tuple(grid for grid in book.grids if not is_list(grid)))
