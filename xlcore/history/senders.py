"""Under what the versions of a file are kept: the code of a unit, with the part in brackets where it is no report."""

from ..domain.bloc import Bloc


def split(sender: str) -> tuple[str, str]:
    """The code of the unit, and what the file is beside the report ('' for the report itself)."""
    code, _, part = sender.partition(" (")
    return code, part.removesuffix(")")


def name(bloc: Bloc, sender: str) -> str:
    """The sender as people read it: the official name of the unit with the part; '' where there is no such unit."""
    code, part = split(sender)
    official = bloc.name_of(code)
    return f"{official} ({part})" if official and part else official
