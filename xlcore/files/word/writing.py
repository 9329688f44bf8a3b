"""Fills Word templates in and keeps versions; an earlier one that somebody may have worked on is never replaced."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from ...errors import InputError
from ..saving.atomic import made, save
from ..saving.whole import flaw

BODY = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Version:
    """The file that holds a document; `new` says that it was written now, `notice` what the template leaves out."""

    path: Path
    new: bool
    notice: str = ""


def rendered(content: object, template: Path) -> bytes:
    """Fill the template in, with the content as `d`; what people typed stays text, also braces and angle brackets.

    An `InputError` names what is wrong with the template.
    """
    # Sandboxed: a template may have come by e-mail, and an expression in it must reach nothing but the document.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    told = SimpleNamespace(**content) if isinstance(content, Mapping) else content
    target = BytesIO()
    try:
        word = DocxTemplate(str(template))
        word.render({"d": told}, environment, autoescape=True)
        word.save(target)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(
            f"Mẫu “{template.parent.name}/{template.name}” không phải là tệp Word (.docx) đọc được. "
            "Mở mẫu bằng Word rồi lưu lại dạng .docx, hoặc xóa mẫu để dùng mẫu có sẵn."
        ) from error
    except (TemplateError, XMLSyntaxError, TypeError) as error:
        raise InputError(
            f"Mẫu “{template.parent.name}/{template.name}” có chỗ điền sai: {error}. "
            "Sửa phần trong dấu {{ }} hoặc {% %} theo mẫu có sẵn, hoặc xóa mẫu để dùng mẫu có sẵn."
        ) from error
    return target.getvalue()


def write_version(content: bytes, folder: Path, stem: str, *, dry_run: bool = False) -> Version:
    """Write the next version `stem` … .docx, or give the one that says the very same already.

    A `NotSavedError` says why the file cannot be written.
    """
    wanted, kept = body(content), _versions(folder, stem)
    for path in kept.values():
        if _same(path, wanted):
            return Version(path, new=False)
    path = folder / f"{stem} lan {max(kept, default=0) + 1}.docx"
    if not dry_run:
        save(made(folder) / path.name, content, check=flaw)
    return Version(path, new=True)


def body(content: bytes) -> bytes:
    """What a document says, without its styles and properties."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(BODY)


def _versions(folder: Path, stem: str) -> dict[int, Path]:
    """The versions in the folder by their number."""
    numbered = ((path.stem.removeprefix(f"{stem} lan "), path) for path in folder.glob(f"{stem} lan *.docx"))
    return {int(number): path for number, path in numbered if number.isdecimal()}


def _same(path: Path, wanted: bytes) -> bool:
    try:
        return body(path.read_bytes()) == wanted
    except (OSError, zipfile.BadZipFile, KeyError):
        return False
