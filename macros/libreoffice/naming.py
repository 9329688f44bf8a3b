"""Names for new sheets."""

from collections.abc import Sequence

_LONGEST = 31


def free(name: str, taken: Sequence[str], first: int, form: str) -> str:
    """The first name of a series that no sheet has, in at most 31 letters."""
    number, used = first, {text.lower() for text in taken}
    while (made := form.format(name[: _LONGEST - len(form.format("", number))], number)).lower() in used:
        number += 1
    return made
