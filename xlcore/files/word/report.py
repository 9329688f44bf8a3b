"""Writes the report on a Word template; an earlier version that somebody may have worked on is never replaced."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from ...errors import InputError
from ...report.document import Document
from ..saving.atomic import made, save
from ..saving.whole import flaw

BODY = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Version:
    """The file that holds the report; `new` says that it was written now, `notice` what the template leaves out."""

    path: Path
    new: bool
    notice: str = ""


def write_report(document: Document, template: Path, folder: Path, stem: str, *, dry_run: bool = False) -> Version:
    """Write the next version `stem` … .docx, or give the one that says the very same already.

    An `InputError` names what is wrong with the template, a `NotSavedError` why the file cannot be written.
    """
    content = rendered(document, template)
    wanted = _body(content)
    kept, notice = _versions(folder, stem), _left_out(document, wanted)
    for path in kept.values():
        if _same(path, wanted):
            return Version(path, new=False, notice=notice)
    path = folder / f"{stem} lan {max(kept, default=0) + 1}.docx"
    if not dry_run:
        save(made(folder) / path.name, content, check=flaw)
    return Version(path, new=True, notice=notice)


def rendered(document: Document, template: Path) -> bytes:
    """Fill the template in; what members typed stays text, also with braces and angle brackets in it."""
    # Sandboxed: a template may have come by e-mail, and an expression in it must reach nothing but the report.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    target = BytesIO()
    try:
        word = DocxTemplate(str(template))
        word.render({"d": document}, environment, autoescape=True)
        word.save(target)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(
            f"Mẫu báo cáo “{template.name}” không phải là tệp Word (.docx) đọc được. "
            "Mở mẫu bằng Word rồi lưu lại dạng .docx, hoặc xóa mẫu để dùng mẫu có sẵn."
        ) from error
    except (TemplateError, XMLSyntaxError) as error:
        raise InputError(
            f"Mẫu báo cáo “{template.name}” có chỗ điền sai: {error}. "
            "Sửa phần trong dấu {{ }} hoặc {% %} theo mẫu có sẵn, hoặc xóa mẫu để dùng mẫu có sẵn."
        ) from error
    return target.getvalue()


def _left_out(document: Document, body: bytes) -> str:
    """Whoever waives a finding answers for it in the report; a template may be older than that annex."""
    text = "".join(re.sub("<[^>]+>", "", body.decode()).split())
    reasons = (escape(line["why"]) for line in document.annexes["waived"].lines)
    if all("".join(reason.split()) in text for reason in reasons):
        return ""
    return (
        "Mẫu báo cáo của khối chưa có phụ lục “Lỗi được bỏ qua”. Chép phụ lục ấy từ mẫu có sẵn của chương trình, "
        "hoặc đổi tên mau/bao-cao.docx để dùng mẫu có sẵn."
    )


def _versions(folder: Path, stem: str) -> dict[int, Path]:
    """The versions in the folder by their number."""
    numbered = ((path.stem.removeprefix(f"{stem} lan "), path) for path in folder.glob(f"{stem} lan *.docx"))
    return {int(number): path for number, path in numbered if number.isdecimal()}


def _same(path: Path, body: bytes) -> bool:
    try:
        return _body(path.read_bytes()) == body
    except (OSError, zipfile.BadZipFile, KeyError):
        return False


def _body(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(BODY)
