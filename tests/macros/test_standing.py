"""Whether cells hold what is planned: formulas are told from others however the host spells them."""

import pytest

from macros.standing import holds

PLANNED = """IF(COUNTIF('Lỗi'!$B$5:$B$9,"Chưa đạt")>0,'TH đơn vị'!D14*12.50+60.0,"—")"""


@pytest.mark.parametrize(
    "shown",
    [
        PLANNED,
        PLANNED.replace("'Lỗi'", "Lỗi"),
        PLANNED.replace(",", ", ").replace("IF", "if"),
        PLANNED.replace(".50", ".5").replace("60.0", "60"),
    ],
    ids=["as planned", "a title without quotes", "blanks and small letters", "no zeros at the end"],
)
def test_a_formula_that_a_host_spells_its_own_way_is_the_planned_one(shown):
    assert holds(((5,),), {(1, 1): PLANNED}, ((f"={shown}",),))


@pytest.mark.parametrize(
    "shown",
    [
        f"={PLANNED}+1000",
        f"={PLANNED}".replace("D14", "E14"),
        f"={PLANNED}".replace("12.50", "12.05"),
        f"={PLANNED}".replace("Chưa đạt", "chưa đạt"),
        f"={PLANNED}".replace("'TH đơn vị'!D14", "#REF!"),
        PLANNED,
        "5",
        "",
    ],
)
def test_another_formula_is_told_from_the_planned_one(shown):
    assert not holds(((5,),), {(1, 1): PLANNED}, ((shown,),))
