"""All Word templates by name; `python -m xlcore.files.word.templates FOLDER` draws them.

The project keeps what it draws in workbook/templates; a bloc edits its own copies in mau/.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from . import award_templates, meeting_templates
from .template import draw_template

TEMPLATES: Mapping[str, Callable[[Path], None]] = {
    "bao-cao": draw_template,
    "ke-hoach": meeting_templates.plan,
    "giao-uoc": meeting_templates.pact,
    "giay-moi": meeting_templates.invitation,
    "chuong-trinh": meeting_templates.programme,
    "tiep-thu-gop-y": meeting_templates.answers,
    "thong-bao-ket-luan": meeting_templates.conclusions,
    "tin-hoi-nghi": meeting_templates.news,
    "ban-giao": meeting_templates.handover,
    "phieu-bau": award_templates.ballot_papers,
    "bien-ban-kiem-phieu": award_templates.count_minutes,
    "bien-ban-binh-xet": award_templates.review_minutes,
    "tong-hop-de-nghi": award_templates.summary,
    "to-trinh": award_templates.submission,
}


def draw_all(folder: Path) -> None:
    """Draw every template into a folder."""
    for name, draw in TEMPLATES.items():
        draw(folder / f"{name}.docx")


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]))
