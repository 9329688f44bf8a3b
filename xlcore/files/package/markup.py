"""Text to XML and back. The standard library's own helper would load an HTTP client with it."""

from html import escape as _escape
from html import unescape

__all__ = ["attribute", "escape", "unescape"]
_SPACES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escape(text: str) -> str:
    """Write a text as the content of an element."""
    return _escape(text, quote=False)


def attribute(text: str) -> str:
    """Write a text as an attribute, with its quotes."""
    value = _escape(text, quote=False).replace('"', "&quot;")
    for space, reference in _SPACES.items():
        value = value.replace(space, reference)
    return f'"{value}"'
