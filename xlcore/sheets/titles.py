"""Titles by headcount (Danh hiệu): how many people and who among them reached what."""

from ..declare import Column, Count, Layout, Operator, Rule, Sheet, Total

_PEOPLE = Count("người")


def _people(name: str, label: str, aliases: tuple[str, ...] = ()) -> Column:
    return Column(name, label, _PEOPLE, required=True, total=Total.SUM, previous=True, aliases=aliases)


TITLES = Sheet(
    key="titles",
    title="Danh hiệu",
    heading="DANH HIỆU THI ĐUA THEO SỐ NGƯỜI",
    one_row_is="the titles of one unit, in people",
    layout=Layout.FIELDS,
    aliases=("Danh hiệu thi đua",),
    columns=(
        _people("people", "Tổng số người được xét", ("Tổng số người",)),
        _people("completed", "Số người hoàn thành nhiệm vụ trở lên", ("Số hoàn thành nhiệm vụ",)),
        _people("advanced", "Lao động tiên tiến", ("Số lao động tiên tiến", "LĐTT")),
        _people("grassroots", "Chiến sĩ thi đua cơ sở", ("Số chiến sĩ thi đua cơ sở", "CSTĐCS")),
        _people("provincial", "Chiến sĩ thi đua cấp tỉnh", ("CSTĐ cấp tỉnh",)),
        _people("disciplined", "Số người bị kỷ luật từ cảnh cáo trở lên", ("Kỷ luật từ cảnh cáo trở lên",)),
    ),
    rules=(
        Rule("DH-01", "completed", Operator.AT_MOST, "people"),
        Rule("DH-02", "advanced", Operator.AT_MOST, "people"),
        Rule("DH-03", "grassroots", Operator.AT_MOST, "advanced"),
        Rule("DH-04", "provincial", Operator.AT_MOST, "grassroots"),
        Rule("DH-05", "disciplined", Operator.AT_MOST, "people"),
    ),
    source="Chiến sĩ thi đua cơ sở chọn trong số Lao động tiên tiến (Luật Thi đua, Khen thưởng 2003, Điều 23)",
)
