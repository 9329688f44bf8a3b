"""What the bloc's papers say of days and of results, whatever is typed and sent."""

from dataclasses import replace
from datetime import date

import pytest
from runs_builder import consolidation, submission

from xlcore.documents.conference import conclusions, news
from xlcore.domain.bloc import Conference
from xlcore.domain.proceedings import Meeting, Proceedings

HELD = date(2018, 7, 20)
STUDY = "phong trào “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”"


def typed(*sent, held=HELD, **meeting):
    """A run whose secretary typed this about the conference."""
    run = consolidation(*sent)
    assignment = run.assignment._replace(conference=Conference(held, "Sở Công Thương"), place="Bắc Kạn")
    return replace(run, assignment=assignment, proceedings=Proceedings(meeting=Meeting(**meeting)))


@pytest.mark.parametrize(
    ("held", "meeting", "met"),
    [
        (HELD, {"starts": "14 giờ 00", "session": "Chiều"}, "Hồi 14 giờ 00, chiều ngày 20 tháng 7 năm 2018"),
        (HELD, {"session": "Chiều"}, "Chiều ngày 20 tháng 7 năm 2018"),
        (HELD, {}, "Ngày 20 tháng 7 năm 2018"),
        (None, {}, "Hồi ……………"),
    ],
)
def test_the_notice_begins_with_the_day_or_with_the_hour_where_one_is_typed(held, meeting, met):
    assert conclusions(typed(held=held, **meeting)).fields["met"] == met


@pytest.mark.parametrize(
    ("sent", "besides"),
    [
        ({"without": ("movements", "study")}, ""),
        ({"without": ("study",), "movements": [{"name": "Dân vận khéo"}]}, "phong trào thi đua “Dân vận khéo”"),
        (
            {"movements": [{"name": "Dân vận khéo"}, {"name": "Chung tay"}]},
            f"các phong trào thi đua “Dân vận khéo”, “Chung tay” và {STUDY}",
        ),
    ],
)
def test_the_news_item_names_the_movements_that_units_told_of_only(sent, besides):
    assert news(typed(submission("SKHDT", **sent))).fields["besides"] == besides
