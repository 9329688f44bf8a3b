"""Settings in LibreOffice's `registrymodifications.xcu`: one line each, changed without touching the others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..package.markup import escape

EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    "</oor:items>\n"
)
"""The file of a profile in which nothing is set yet."""
_END = "</oor:items>"


@dataclass(frozen=True, slots=True, order=True)
class Setting:
    """One property: the path of its group, and its name."""

    path: str
    name: str

    @property
    def head(self) -> str:
        """How its item begins."""
        return f'<item oor:path="{self.path}"><prop oor:name="{self.name}"'

    def item(self, values: str) -> str:
        """Its item; `values` is the content of the value element."""
        return f'{self.head} oor:op="fuse"><value>{values}</value></prop></item>'


def found(text: str, setting: Setting) -> str | None:
    """The item of a setting as it stands in the file, or nothing."""
    match = re.search(re.escape(setting.head) + r".*?</item>", text, re.DOTALL)
    return match[0] if match else None


def listed(item: str | None) -> list[str]:
    """The entries of a setting that is a list, as they stand in the file."""
    return re.findall(r"<it>(.*?)</it>", item or "", re.DOTALL)


def entry(text: str) -> str:
    """One entry of a list."""
    return f"<it>{escape(text)}</it>"


def changed(text: str, items: Mapping[Setting, str | None]) -> str:
    """The file with each setting's item in place of the present one; nothing takes the setting out."""
    for setting, item in items.items():
        present = found(text, setting)
        if present is not None:
            line = item + "\n" if item is not None else ""
            text = text.replace(f"{present}\n", line, 1) if f"{present}\n" in text else text.replace(present, line, 1)
        elif item is not None:
            before, end, after = text.rpartition(_END)
            text = f"{before}{item}\n{end}{after}"
    return text
