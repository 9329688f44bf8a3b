"""The one door to LibreOffice: loads its module `uno`, knocks on its pipe, and gives its errors names.

Everything that comes from the office is `Uno`: it has no types.
"""

import builtins
import functools
import inspect
import re
import sys
from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any, TypeAlias

from xlcore.files.setup.reach import PIPE, module

from .errors import (
    OfficeBusyError,
    OfficeError,
    OfficeLostError,
    OfficeSilentError,
    UnoMismatchError,
    UnoMissingError,
    UnsupportedError,
)

Uno: TypeAlias = Any
"""An object of the office, or a value that it gave."""
_BUSY = ("CloseVetoException", "VetoException", "DoubleInitializationException")
_PLACE = re.compile(r"at \./")
"""How a message begins that is no more than a place in the office's own sources."""
_LOST = ("DisposedException", "ConnectionSetupException")


@functools.cache
def load() -> Uno:
    """Import `uno` and leave Python as it was: the folder beside it holds other packages of the system's Python."""
    found = module()
    if found is None:
        raise UnoMissingError
    if not found.fits:
        raise UnoMismatchError(f"3.{found.minor}", f"3.{sys.version_info.minor}")
    path, importing = list(sys.path), builtins.__import__
    sys.path.append(str(found.folder))
    try:
        import uno  # type: ignore[import-not-found]  # noqa: PLC0415 - not a package of ours, found only now
    except ImportError as error:
        raise UnoMissingError from error
    finally:
        sys.path[:], builtins.__import__ = path, importing
    return uno


def connect(pipe: str = PIPE) -> Uno:
    """The component context of the office that listens on a pipe of the present user."""
    uno = load()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    try:
        return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except _exception() as error:
        raise OfficeSilentError(pipe) from error


def struct(name: str, **fields: object) -> Uno:
    """A structure of the office with some of its fields set."""
    made = load().createUnoStruct(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def properties(**values: object) -> tuple[Uno, ...]:
    """Arguments by name, as the office takes them."""
    return tuple(struct("com.sun.star.beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


def enum(kind: str, value: str) -> Uno:
    """A word of one of the office's lists of words."""
    return load().Enum(kind, value)


def path_of(url: str) -> str:
    """The path of a file, percent signs decoded; what is no file stays an address."""
    return str(load().fileUrlToSystemPath(url)) if url.startswith("file:") else url


def url_of(path: str) -> str:
    """The address of a file."""
    return str(load().systemPathToFileUrl(path))


def named(error: Exception) -> Exception:
    """What an error of the office means."""
    if not isinstance(error, _exception()):
        return error
    kind = type(error).__name__.rpartition(".")[2]
    if kind in _LOST or ("bridge" in str(error) and "disposed" in str(error)):
        return OfficeLostError()
    if kind in _BUSY:
        return OfficeBusyError(kind)
    told = " ".join(str(error).split())
    return OfficeError(kind if not told or _PLACE.match(told) else told)


def host(bases: Iterable[type] = ()) -> Callable[[type], type]:
    """Make a class one of the engine: the office's errors get their names, what it lacks of `bases` says so."""

    def made(cls: type) -> type:
        for name, member in list(vars(cls).items()):
            if isinstance(member, FunctionType):
                setattr(cls, name, _translated(member))
            elif isinstance(member, property):
                getter, setter = (each and _translated(each) for each in (member.fget, member.fset))
                setattr(cls, name, property(getter, setter, doc=member.__doc__))
        for base in bases:
            _complete(cls, base)
        return cls

    return made


def _exception() -> type[Exception]:
    kind: type[Exception] = load().getClass("com.sun.star.uno.Exception")
    return kind


def _translated(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def called(*arguments: Any, **named_arguments: Any) -> Any:
        try:
            return function(*arguments, **named_arguments)
        except Exception as error:
            meaning = named(error)
            if meaning is error:
                raise
            raise meaning from error

    return called


def _complete(cls: type, base: type) -> None:
    """Where a class does not have what its base only announces, it says that the office cannot do it.

    What a class declares as an attribute is one, whatever its base says of that name.
    """
    attributes = {name for kind in cls.__mro__ for name in vars(kind).get("__annotations__", {})}
    for name, member in vars(base).items():
        if name.startswith("_") or not isinstance(member, FunctionType | property | staticmethod):
            continue
        present, what = inspect.getattr_static(cls, name), f"{base.__name__}.{name}"
        if name in attributes:
            setattr(cls, name, None)
        elif present is member and _announced(member):
            setattr(
                cls, name, property(_refused(what), _refused(what)) if isinstance(member, property) else _refused(what)
            )
        elif isinstance(present, property) and isinstance(member, property) and member.fset and not present.fset:
            setattr(cls, name, present.setter(_refused(what)))


def _announced(member: Any) -> bool:
    function = getattr(member, "fget", None) or getattr(member, "__func__", member)
    return "NotImplementedError" in function.__code__.co_names


def _refused(what: str) -> Callable[..., Any]:
    def refuse(*_: Any, **__: Any) -> Any:
        raise UnsupportedError(what)

    return refuse
