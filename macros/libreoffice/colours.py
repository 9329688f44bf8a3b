"""Colours: xlwings' ways to name one, and the office's number."""

from typing import Any

Colour = Any


def rgb(colour: Colour) -> int:
    """A colour as xlwings gives it (three numbers, '#rrggbb', Excel's number) as the office's number."""
    if isinstance(colour, str):
        return int(colour.removeprefix("#"), 16)
    red, green, blue = (colour & 255, colour >> 8 & 255, colour >> 16) if isinstance(colour, int) else colour
    return int(red) << 16 | int(green) << 8 | int(blue)


def parts(colour: int | None) -> tuple[int, int, int] | None:
    """The office's number as red, green, blue; None where there is none."""
    return None if colour is None or colour < 0 else (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
