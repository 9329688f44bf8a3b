"""The engine that xlwings is given, and the offices that it finds: at most one, for a pipe has one listener."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from xlwings import base_classes

from xlcore.files.setup.reach import PIPE

from . import values
from .app import App
from .bridge import host
from .office import Office


class Engine:
    """What `xw.Engine` holds; `pipe` is the one on which the office listens."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self, pipe: str = PIPE) -> None:
        self.pipe = pipe
        self.apps = Apps(self, Office(pipe))

    @staticmethod
    def prepare_xl_data_element(x: object, _: object) -> object:
        """A value on its way into a cell; one that is missing in a frame (not equal to itself) is none."""
        if isinstance(x, datetime):
            return x.replace(tzinfo=None)
        return None if x != x else x  # noqa: PLR0124 - only what is not a number differs from itself

    @staticmethod
    def clean_value_data(
        data: list[list[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: object,
        number_builder: Callable[[float], Any] | None,
        _: bool,
    ) -> list[list[Any]]:
        """Values on their way out of cells, as the options of the range ask for them."""
        return [[values.wished(cell, datetime_builder, empty_as, number_builder) for cell in row] for row in data]


@host([base_classes.Apps])
class Apps(base_classes.Apps):
    """The offices that answer: at most one, for a pipe has one listener."""

    def __init__(self, engine: Engine, office: Office) -> None:
        self.office = office
        self.app = App(engine, office)

    def keys(self) -> list[int]:
        """The numbers of the processes."""
        return [app.pid for app in self]

    def add(self, spec: object = None, add_book: object = None, xl: object = None, visible: bool | None = None) -> App:
        """Start an office where none answers."""
        del spec, xl
        self.app.hiding = visible is False
        if not self.office.answers():
            self.office.start(visible=not self.app.hiding)
        if add_book and not len(self.app.books):
            self.app.books.add()
        return self.app

    @staticmethod
    def cleanup() -> None:
        """There are no processes without a window that would have to be ended."""

    def __iter__(self) -> Iterator[App]:
        return iter([self.app] if self.office.answers() else [])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __getitem__(self, pid: int) -> App:
        return {app.pid: app for app in self}[pid]
