"""What the bloc's papers say of days and of results, whatever is typed and sent."""

from dataclasses import replace
from datetime import date

import pytest
from runs_builder import consolidation, submission

from xlcore.documents.conference import conclusions, invitation, news
from xlcore.documents.opening import pact, plan
from xlcore.domain.bloc import Conference
from xlcore.domain.proceedings import Meeting, Occasion, Proceedings

HELD, OPENED, SIGNED = date(2018, 7, 20), date(2018, 3, 1), date(2018, 4, 2)
STUDY = "phong trào “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”"
OPEN = "Bắc Kạn, ngày      tháng      năm"


def typed(*sent, held=HELD, **meeting):
    """A run whose secretary typed this about the conference."""
    run = consolidation(*sent)
    assignment = run.assignment._replace(conference=Conference(held, "Sở Công Thương"), place="Bắc Kạn")
    return replace(run, assignment=assignment, proceedings=Proceedings(meeting=Meeting(**meeting)))


@pytest.mark.parametrize(
    ("made", "meeting", "head"),
    [
        (plan, {"plan": "01/KH-KTĐ ngày 05/3/2018", "opened_on": OPENED}, "Bắc Kạn, ngày 05 tháng 3 năm 2018"),
        (plan, {"plan": "01/KH-KTĐ", "opened_on": OPENED}, "Bắc Kạn, ngày      tháng 3 năm 2018"),
        (plan, {"plan": "01/KH-KTĐ"}, OPEN),
        (plan, {"occasion": Occasion.OPENING}, "Bắc Kạn, ngày      tháng 7 năm 2018"),
        (pact, {"pact_on": SIGNED, "opened_on": OPENED}, "Bắc Kạn, ngày 02 tháng 4 năm 2018"),
        (pact, {"opened_on": OPENED}, "Bắc Kạn, ngày      tháng 3 năm 2018"),
        (pact, {}, OPEN),
        (invitation, {"opened_on": OPENED}, "Bắc Kạn, ngày      tháng 7 năm 2018"),
        (conclusions, {"pact_on": SIGNED}, "Bắc Kạn, ngày      tháng 7 năm 2018"),
    ],
)
def test_a_paper_is_headed_by_the_month_that_it_belongs_to(made, meeting, head):
    assert made(typed(**meeting)).fields["place_and_date"] == head


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
