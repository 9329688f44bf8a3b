"""Writes the report on its Word template, and says where a bloc's own template leaves waived findings out."""

import re
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from ...report.document import Document
from .writing import Version, body, rendered, write_version


def write_report(document: Document, template: Path, folder: Path, stem: str, *, dry_run: bool = False) -> Version:
    """Write the next version `stem` … .docx, or give the one that says the very same already.

    An `InputError` names what is wrong with the template, a `NotSavedError` why the file cannot be written.
    """
    content = rendered(document, template)
    version = write_version(content, folder, stem, dry_run=dry_run)
    return replace(version, notice=_left_out(document, body(content)))


def _left_out(document: Document, printed: bytes) -> str:
    """Whoever waives a finding answers for it in the report; a template may be older than that annex."""
    text = "".join(re.sub("<[^>]+>", "", printed.decode()).split())
    reasons = (escape(line["why"]) for line in document.annexes["waived"].lines)
    if all("".join(reason.split()) in text for reason in reasons):
        return ""
    return (
        "Mẫu báo cáo của khối chưa có phụ lục “Lỗi được bỏ qua”. Chép phụ lục ấy từ mẫu có sẵn của chương trình, "
        "hoặc đổi tên mau/bao-cao.docx để dùng mẫu có sẵn."
    )
