"""Foreign text as it may be shown: nothing in it can move a cursor, turn the writing round or break a line."""

import re

from ..patterns import rare

STRANGE = rare(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Control characters (with the escapes of terminals), marks of direction and of nothing, halves of characters."""


def shown(text: str) -> str:
    """The text on one line, with a � for every character that is no writing."""
    return STRANGE.sub("\N{REPLACEMENT CHARACTER}", text) if STRANGE.search(text) else text


_NO_NAME = rare(r'[<>:"/\\|?*%#]')
_DEVICES = rare(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for its devices, whatever stands behind the dot."""
_LONGEST_NAME = 100


def in_file_name(text: str) -> str:
    """The text as part of a file's name on every system: it can lead to no other folder, no device, no command."""
    name = _NO_NAME.sub("-", STRANGE.sub("", text)).strip(" .")[:_LONGEST_NAME].rstrip(" .").lstrip("=+-@~ .")
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name
