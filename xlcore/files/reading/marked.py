"""The sheets of a master by the names that mark them, so that only those that are asked for are read."""

from collections.abc import Collection

from ...titles import MARK, tab_of
from .markup import walk


def titles(workbook: bytes, keys: Collection[str]) -> frozenset[str]:
    """The titles of the tabs that have one of the marks."""
    found: set[str] = set()
    said: list[str] = []
    wanted = {f"{MARK}{key}" for key in keys}
    inside = False

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        named = name.rpartition(":")[2] == "definedName" and "localSheetId" not in attributes
        inside = named and attributes.get("name") in wanted
        said.clear()

    def closed(_: str) -> None:
        nonlocal inside
        if inside:
            found.add(tab_of("".join(said)))
        inside = False

    walk(workbook, opened, closed, said.append)
    return frozenset(found - {""})
