"""Text to XML and back. The standard library's own helpers would load an HTTP client or all of HTML's names."""

import re

_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def escape(text: str) -> str:
    """Write a text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Write a text as an attribute, with its quotes; line ends are written so that they stay line ends."""
    value = escape(text).replace('"', "&quot;")
    return '"' + value.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'


def unescape(text: str) -> str:
    """Read a text of an element or attribute."""
    return _REFERENCE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    code, decimal, name = found.groups()
    return _NAMED[name] if name else chr(int(code, 16) if code else int(decimal))
