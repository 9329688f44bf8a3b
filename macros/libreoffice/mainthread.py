"""Calls that LibreOffice must do on its own thread."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from .bridge import Uno, load
from .errors import OfficeBusyError

_PATIENCE = 60.0
T = TypeVar("T")


def on_main_thread(context: Uno, call: Callable[[], T]) -> T:
    """Do a call while the office's main thread waits for it, so that it paints nothing meanwhile.

    Most calls lock the office by themselves. A few do not (bringing a sheet over from another workbook, 7.4), and a
    window that is painted at the same moment ends the office.
    """
    uno = load()
    provider, callback = (uno.getClass(f"com.sun.star.{name}") for name in ("lang.XTypeProvider", "awt.XCallback"))
    done, results, errors = threading.Event(), list[T](), list[Exception]()

    class Turn(provider, callback):  # type: ignore[misc, valid-type]  # classes of the office
        """What the office calls when its thread is free."""

        def getTypes(self) -> Any:  # noqa: N802 - the office's name
            """What this object is."""
            return tuple(uno.getTypeByName(f"com.sun.star.{name}") for name in ("lang.XTypeProvider", "awt.XCallback"))

        def getImplementationId(self) -> Any:  # noqa: N802 - as above
            """Nothing that the office would remember."""
            return uno.ByteSequence(b"")

        def notify(self, _: object) -> None:
            """The thread is ours."""
            try:
                results.append(call())
            except Exception as error:  # noqa: BLE001 - raised again where the call was asked for
                errors.append(error)
            finally:
                done.set()

    service = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)
    service.addCallback(Turn(), None)
    if not done.wait(_PATIENCE):
        raise OfficeBusyError("không rảnh để nhận trang")
    if errors:
        raise errors[0]
    return results[0]
