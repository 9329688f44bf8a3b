"""The plain script's half that reads and checks: what a form holds, and its rows as pandas frames under pandera."""

import openpyxl
import pandas as pd
import pandera.pandas as pa

LISTS = {
    "title": [
        "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cấp tỉnh", "Tập thể lao động tiên tiến",
        "Tập thể lao động xuất sắc", "Cờ thi đua của UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh",
        "Cờ thi đua của Chính phủ", "Bằng khen của Thủ tướng Chính phủ", "Huân chương Lao động",
    ],
    "recipient": ["Tập thể", "Cá nhân"],
    "origin": ["UBND tỉnh", "Khối", "Đơn vị"],
    "direction": ["Cao hơn là tốt", "Thấp hơn là tốt"],
    "level": ["Trung ương", "Tỉnh", "Khối", "Đơn vị"],
    "form": ["Thường xuyên", "Chuyên đề"],
    "one_stop": ["Có", "Không"],
    "published": ["Có", "Không"],
    "channels": ["Có", "Không"],
}  # fmt: skip


def equal(left, right, tolerance=1e-9):
    return ~((left - right).abs() > tolerance)


def at_most(left, right):
    return ~(left > right)


def near(left, right, percent):
    return ~((right != 0) & ((left - right).abs() > right.abs() * percent / 100))


SHEETS = {
    "Nhân sự": (6, "civil_servants# public_employees# workers# headcount#", [], {
        "NS-01": lambda f: equal(f.headcount, f.civil_servants + f.public_employees + f.workers),
        "NS-02": lambda f: ~(f.headcount <= 0),
    }),
    "Đăng ký": (7, "registered_on@! content! goal title*! recipient*! quantity#", ["title", "recipient"], {}),
    "Chỉ tiêu": (7, "code! name! origin* measure direction* plan~ done~! cumulative~! ratio% note", ["code"], {
        "CT-01": lambda f: equal(f.ratio, f.cumulative / f.plan.where(f.plan != 0) * 100, 0.1),
        "CT-02": lambda f: at_most(f.done, f.cumulative),
    }),
    "TTHC": (9, ("field! received# online# in_person# carried_over# resolved# early# on_time# overdue# pending# "
        "pending_in_time# pending_overdue#"), ["field"], {
        "TTHC-01": lambda f: equal(f.received, f.online + f.in_person + f.carried_over),
        "TTHC-02": lambda f: equal(f.resolved, f.early + f.on_time + f.overdue),
        "TTHC-03": lambda f: equal(f.pending, f.pending_in_time + f.pending_overdue),
        "TTHC-04": lambda f: equal(f.received, f.resolved + f.pending),
        "TTHC-05": lambda f: at_most(f.resolved, f.received),
    }),
    "CCHC": (6, "one_stop*! published*! channels*! evidence", [], {}),
    "Phong trào": (7, "name! level*! form*! start@! end@ audience collectives# individuals# result evidence",
        ["name"], {"PT-01": lambda f: at_most(f.start, f.end)}),
    "Học tập": (7, "theme! held_on@ sessions# attendances# note", ["theme"], {}),
    "Nông thôn mới": (7, "commune! content! value# note", ["commune", "content"], {}),
    "Quỹ xã hội": (7, "fund! people# amount# note", ["fund"], {}),
    "Danh hiệu": (6, "people# completed# advanced# grassroots# provincial# disciplined#", [], {
        "DH-01": lambda f: at_most(f.completed, f.people),
        "DH-02": lambda f: at_most(f.advanced, f.people),
        "DH-03": lambda f: at_most(f.grassroots, f.advanced),
        "DH-04": lambda f: at_most(f.provincial, f.grassroots),
        "DH-05": lambda f: at_most(f.disciplined, f.people),
    }),
    "Tồn tại": (7, "content! cause remedy", ["content"], {}),
    "Nhiệm vụ kỳ tới": (7, "task! owner due@ expected", ["task"], {}),
}  # fmt: skip
"""First row, columns, keys and rules of each sheet: # count (required), ~ number, % share, @ day, * list, ! must."""

FIELDS = {"Nhân sự", "CCHC", "Danh hiệu"}
FIGURES = [
    ("Nhân sự", "headcount"), ("TTHC", "received"), ("TTHC", "resolved"), ("TTHC", "overdue"), ("TTHC", "pending"),
    ("Phong trào", "collectives"), ("Phong trào", "individuals"), ("Học tập", "sessions"), ("Học tập", "attendances"),
    ("Nông thôn mới", "value"), ("Quỹ xã hội", "people"), ("Quỹ xã hội", "amount"), ("Danh hiệu", "advanced"),
    ("Danh hiệu", "grassroots"),
]  # fmt: skip
LABELS = {
    "headcount": "Tổng số người", "pending": "Số hồ sơ đang giải quyết / Tổng số", "amount": "Số tiền (đồng)",
    "resolved": "Số hồ sơ đã giải quyết / Tổng số", "cumulative": "Lũy kế từ đầu năm", "people": "Số người tham gia",
    "received": "Số hồ sơ tiếp nhận / Tổng số", "value": "Giá trị (đồng)",
}  # fmt: skip


def column(word):
    name, required = word.strip("!#~%@*"), "!" in word or "#" in word
    if "#" in word:
        return pa.Column(float, pa.Check.ge(0), nullable=False, coerce=True)
    if "%" in word:
        return pa.Column(float, pa.Check.in_range(0, 1000), nullable=True, coerce=True)
    if "~" in word:
        return pa.Column(float, nullable=not required, coerce=True)
    if "@" in word:
        return pa.Column("datetime64[ns]", nullable=not required, coerce=True)
    return pa.Column(object, [pa.Check.isin(LISTS[name])] if "*" in word else [], nullable=not required)


def names_of(title):
    return [word.strip("!#~%@*") for word in SHEETS[title][1].split()]


def schema(title):
    _, words, keys, rules = SHEETS[title]
    columns = {word.strip("!#~%@*"): column(word) for word in words.split()}
    checks = [pa.Check(rule, name=name) for name, rule in rules.items()]
    return pa.DataFrameSchema(columns, checks=checks, unique=keys or None)


SCHEMAS = {title: schema(title) for title in SHEETS}


def table(sheet, title):
    first, names = SHEETS[title][0], names_of(title)
    if title in FIELDS:
        return pd.DataFrame([[sheet.cell(first + n, 3).value for n in range(len(names))]], columns=names, dtype=object)
    rows = []
    for cells in sheet.iter_rows(min_row=first, min_col=2, max_col=len(names) + 1, values_only=True):
        if cells[0] is None or cells[0] == "Tổng cộng":
            break
        rows.append(cells)
    return pd.DataFrame(rows, columns=names, dtype=object)


def read(path, faults):
    book = openpyxl.load_workbook(path, data_only=True)
    unit = next(row[2].value for row in book["Bìa"].iter_rows() if row[1].value == "Mã đơn vị")
    frames = {}
    for title in SHEETS:
        if title not in book.sheetnames:
            continue
        frame = table(book[title], title)
        try:
            frame = SCHEMAS[title].validate(frame, lazy=True)
        except pa.errors.SchemaErrors as failures:
            for case in failures.failure_cases.itertuples():
                faults.append((unit, path.name, title, case.column, case.failure_case, case.check))
        frames[title] = frame.assign(unit=unit, file=path.name, row=range(1, len(frame) + 1))
    return frames


def by_unit(whole, title, name):
    return whole[title].groupby("unit")[name].sum()


def across(whole, earlier, faults):
    heads = whole["Nhân sự"].set_index("unit").headcount
    for title, name in (("Danh hiệu", "people"), ("Quỹ xã hội", "people"), ("Phong trào", "individuals")):
        frame = whole[title]
        for row in frame[frame[name] > frame.unit.map(heads)].itertuples():
            faults.append((row.unit, row.file, title, name, getattr(row, name), "more than the headcount"))
    study = whole["Học tập"]
    for row in study[study.attendances / study.sessions > study.unit.map(heads)].itertuples():
        faults.append((row.unit, row.file, "Học tập", "attendances", row.attendances, "more than the headcount"))
    old = earlier[(earlier.period == "2017") & (earlier.field == LABELS["pending"])]
    both = whole["TTHC"].merge(old, left_on=["unit", "field"], right_on=["unit", "line"])
    for row in both[both.carried_over != both.value].itertuples():
        faults.append((row.unit, row.file, "TTHC", "carried_over", row.carried_over, f"was {row.value}"))
    for title, name, percent in (("TTHC", "resolved", 50), ("Quỹ xã hội", "amount", 100), ("Nhân sự", "headcount", 30)):
        then = last_year(earlier, title, name).groupby("unit").value.sum()
        now = by_unit(whole, title, name).reindex(then.index).dropna()
        for unit in now[~near(now, then.reindex(now.index), percent)].index:
            faults.append((unit, "", title, name, now[unit], f"was {then[unit]}"))
    both = whole["Chỉ tiêu"].merge(
        last_year(earlier, "Chỉ tiêu", "cumulative"), left_on=["unit", "code"], right_on=["unit", "line"]
    )
    for row in both[~near(both.cumulative, both.value, 100)].itertuples():
        faults.append((row.unit, row.file, "Chỉ tiêu", "cumulative", row.cumulative, f"was {row.value}"))


def last_year(earlier, title, name):
    return earlier[(earlier.period == "2017-H1") & (earlier.sheet == title) & (earlier.field == LABELS.get(name))]


def outcome(row):
    if pd.isna(row.plan) or row.plan == 0:
        return "Không giao"
    if pd.isna(row.cumulative):
        return "Chưa có số liệu"
    if row.cumulative == row.plan:
        return "Đạt"
    return "Vượt" if (row.cumulative < row.plan) == (row.direction == "Thấp hơn là tốt") else "Chưa đạt"
