"""Charts that read a range with a name of ours follow it when the range grows, moves, or its tab is renamed."""

import re
from collections.abc import Mapping

from ...patterns import rare
from .markup import escape, unescape
from .opc import Package

_NAMED = re.compile(rb'<definedName\b[^>]*\bname="(td_chart_\w+)"[^>]*>([^<]*)<')
_CACHE = rb"\s*<(?:\w+:)?(?:str|num)Cache>.*?</(?:\w+:)?(?:str|num)Cache>"
_READ = rare(rb"(<(?:\w+:)?f>)([^<]*)(</(?:\w+:)?f>)(?:" + _CACHE + rb")?", re.DOTALL)


def chart_ranges(package: Package) -> dict[str, str]:
    """What the names for charts stand for now."""
    return {name.decode(): unescape(text.decode()) for name, text in _NAMED.findall(package.parts[package.workbook])}


def follow_ranges(package: Package, before: Mapping[str, str]) -> None:
    """Let charts read what the names stand for now wherever they read what those stood for before.

    The values that the chart kept for its first sight go: they belong to the old range.
    """
    after = chart_ranges(package)
    moved = {text: after[name] for name, text in before.items() if after.get(name, text) != text}
    for part in [name for name in package.parts if re.fullmatch(r"xl/charts/chart\d+\.xml", name)] if moved else ():
        xml = package.parts[part]
        new = _READ.sub(lambda found: _read(found, moved), xml)
        if new != xml:
            package.put(part, new)


def _read(found: re.Match[bytes], moved: Mapping[str, str]) -> bytes:
    text = moved.get(unescape(found[2].decode()))
    return found[0] if text is None else found[1] + escape(text).encode() + found[3]
