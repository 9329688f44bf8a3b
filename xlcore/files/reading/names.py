"""Names of returned files as sentences and sheets carry them."""

import os

from ...values.shown import shown


def shown_name(path: str) -> str:
    """The last part of a path, fit to be shown; bytes that are no UTF-8 show as �."""
    name = os.path.basename(path)  # noqa: PTH119 - pathlib is not needed in the child
    return shown(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
