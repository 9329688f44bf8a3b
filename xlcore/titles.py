"""The titles of tabs in names and formulas; what a plan says of tabs that people renamed gets their present titles."""

import re
from collections.abc import Iterable, Mapping

MARK = "td_"
"""How the names begin by which the sheets of the program are found, whatever their titles."""
_PLACE = re.compile(r"=?\$?(?!#)'?((?:[^']|'')+?)'?!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?")
_NAMED = re.compile(r"'((?:[^']|'')+)'!")


def renamed(text: str, titles: Mapping[str, str]) -> str:
    """Put the present titles of tabs in the place of the planned ones, all at once: two may have changed places."""

    def present(match: re.Match[str]) -> str:
        title = match[1].replace("''", "'")
        return prefix(titles.get(title, title))

    return _NAMED.sub(present, text)


def free_title(title: str, taken: Iterable[str]) -> str:
    """The title for a new tab: the planned one, with a number where a tab has it already."""
    used, name, number = {tab.casefold() for tab in taken}, title, 2
    while name.casefold() in used:
        name, number = f"{title[:26]} ({number})", number + 1
    return name


def tab_of(text: str) -> str:
    """The title of the tab on which a name's cells lie; '' where it stands for something else, or its tab is gone."""
    match = _PLACE.fullmatch(text)
    return match[1].replace("''", "'") if match else ""


def prefix(title: str) -> str:
    """A tab as formulas and defined names write it, up to the cells, like 'TH đơn vị'! with its mark."""
    return "'" + title.replace("'", "''") + "'!"


def fixed(area: str) -> str:
    """Cells so that nothing moves them: B6:B14 is $B$6:$B$14."""
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area.replace("$", ""))
