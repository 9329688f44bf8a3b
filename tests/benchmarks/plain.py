"""The job as a good plain script does it: pandas, openpyxl and pandera, form by form and sheet by sheet.

Reads the forms that the demo writes; checks types, required cells, ranges, lists, repeated rows and the rules of each
sheet; holds the sheets against each other and against the periods before; adds up by unit, movement, indicator and
period; keeps a copy of every file under its SHA-256, the runs in SQLite and a backup of the master; writes rows with a
link to their copy, sums, faults and the history into the sheets of the master with openpyxl, and puts the new master in
place after reading it back, its XML too; makes rows as high as their texts need; drafts the paragraphs of the report;
lists tabs, states of the units and open tasks. It knows less than the program does (one layout, no texts as numbers, no
cells in its faults, no results beside its formulas, few of its sentences), so its job is the easier one.

    python plain.py MASTER INBOX OUT STORE
"""

import hashlib
import os
import shutil
import sqlite3
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pandera.pandas as pa
from openpyxl.styles import Border, Font, Side

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


FONT, EDGE = Font(name="Times New Roman", size=11), Side("thin", "A6B1C0")
FRAME = Border(EDGE, EDGE, EDGE, EDGE)


def put(sheet, first, rows, links=None):
    """Write rows with their looks, as high as they need; `links` gives for each row where its last cell leads."""
    widths = [sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].width or 9 for place in range(1, 30)]
    for number, row in enumerate(rows, first):
        lines = max(len(str(value)) // max(int(width), 4) + 1 for value, width in zip(row, widths, strict=False))
        sheet.row_dimensions[number].height = 15.75 * min(lines, 26)
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place, value if pd.notna(value) else None)
            cell.font, cell.border = FONT, FRAME
            if isinstance(value, (int, float)):
                cell.number_format = "#,##0"
        if links:
            cell.hyperlink = links[number - first]


def total(sheet, first, last, columns):
    for place in columns:
        letter = openpyxl.utils.get_column_letter(place)
        sheet.cell(last + 1, place, f"=SUM({letter}{first}:{letter}{last})")


def write_rows(book, whole, units, copies):
    for title, frame in whole.items():
        sheet = book[f"DL {title}"[:31]]
        shown = frame.assign(named=frame.unit.map(units), tab=title)
        links = [f"{copies[name]}#'{title}'!B{row}" for name, row in zip(frame.file, frame.row, strict=True)]
        put(sheet, 5, shown[["unit", "named", *names_of(title), "file", "tab", "row"]].itertuples(index=False), links)
        for native in sheet.tables.values():
            start, end = native.ref.split(":")
            native.ref = f"{start}:{end.rstrip('0123456789')}{4 + max(1, len(frame))}"
            native.autoFilter.ref = native.ref


def write_sums(book, whole, units, earlier):
    sums = {figure: by_unit(whole, *figure) for figure in FIGURES}
    rows = [(n, u, units[u], *(s.get(u) for s in sums.values())) for n, u in enumerate(units, 1)]
    put(book["TH đơn vị"], 5, rows)
    total(book["TH đơn vị"], 5, 4 + len(rows), range(4, 4 + len(FIGURES)))
    names = names_of("TTHC")[1:]
    dossiers = whole["TTHC"].groupby("unit")[names].sum()
    shares = (dossiers.early + dossiers.on_time) / dossiers.resolved * 100
    rows = [(n, u, units[u], *dossiers.loc[u], shares[u]) for n, u in enumerate(dossiers.index, 1)]
    put(book["TH TTHC"], 8, rows)
    total(book["TH TTHC"], 8, 7 + len(rows), range(4, 4 + len(names)))
    compared = []
    for n, ((title, name), now) in enumerate(sums.items(), 1):
        then = last_year(earlier, title, name).value.sum() or None
        change = (now.sum() - then, (now.sum() - then) / then * 100) if then else ()
        compared.append((n, name, None, now.sum(), f"{len(now)}/{len(units)}", None, None, None, then, *change))
    put(book["So sánh"], 6, compared)


def write_lists(book, whole, units, faults, results):
    counts = pd.crosstab(results.unit, results.outcome)
    for title in ("Vượt", "Đạt", "Chưa đạt", "Chưa có số liệu", "Không giao"):
        counts[title] = counts.get(title, 0)
    rows = [(n, u, units[u], counts.loc[u].sum(), *counts.loc[u]) for n, u in enumerate(counts.index, 1)]
    put(book["TH chỉ tiêu"], 5, rows)
    columns = ["unit", "name", "code", "measure", "plan", "cumulative", "ratio", "outcome", "direction"]
    listed = results[columns].itertuples(index=False)
    put(book["TH chỉ tiêu"], len(units) + 13, ((n, *row) for n, row in enumerate(listed, 1)))
    moved = []
    for name, frame in whole["Phong trào"].groupby("name", sort=False):
        told = [", ".join(frame[part].dropna().unique()) for part in ("level", "form")]
        who = "; ".join(units[u] for u in frame.unit.unique()[:12])
        moved.append((name, *told, frame.unit.nunique(), frame.collectives.sum(), frame.individuals.sum(), who))
    put(book["TH phong trào"], 5, ((n, *row) for n, row in enumerate(moved, 1)))
    got = {u: sum(u in set(frame.unit) for frame in whole.values()) for u in units}
    put(book["Đầy đủ, đúng hạn"], 5, ((n, u, units[u], len(SHEETS), got[u]) for n, u in enumerate(units, 1)))
    put(book["Lỗi"], 6, ((n, *map(str, fault)) for n, fault in enumerate(faults, 1)))
    wrong = pd.Series([fault[0] for fault in faults]).value_counts()
    rows = ((n, units[u], None, None, None, None, wrong.get(u, 0)) for n, u in enumerate(units, 1))
    put(book["Điều khiển"], 6, rows)


def keep(paths, store):
    """Copy each file under its digest; the places of the copies by name of file."""
    copies = {}
    for path in paths:
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        copy = store / "tep" / digest[:2] / f"{digest}{path.suffix}"
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            write_safely(copy, data)
        copies[path.name] = f"luu-tru/tep/{digest[:2]}/{copy.name}"
    return copies


def counted(value):
    return f"{value:,.0f}".replace(",", ".")


def compared(now, then, unit):
    """A figure in words, with its change against the same period of last year."""
    if not then or now == then:
        return f"{counted(now)} {unit}"
    word = "tăng" if now > then else "giảm"
    return f"{counted(now)} {unit} ({word} {abs(now - then) / then * 100:.1f} % so với cùng kỳ năm trước)"


def write_remarks(book, whole, units, earlier, results):
    """Draft the paragraphs of the report from the sums, each beside what the secretary may write instead."""
    sums = {figure: by_unit(whole, *figure).sum() for figure in FIGURES}
    then = {figure: last_year(earlier, *figure).value.sum() for figure in FIGURES}

    def said(title, name, unit):
        return compared(sums[title, name], then[title, name], unit)

    done, dossiers = sums["TTHC", "resolved"], whole["TTHC"]
    late = [units[u] for u in dossiers[dossiers.overdue > 0].unit.unique()]
    met, moved, rural = results.outcome.isin(["Vượt", "Đạt"]).sum(), whole["Phong trào"], whole["Nông thôn mới"]
    reform = {name: (whole["CCHC"][name] == "Có").sum() for name in names_of("CCHC")[:3]}
    levels = ", ".join(f"{n} do cấp {level.lower()}" for level, n in moved.groupby("level").name.nunique().items())
    texts = [
        f"Khối có {len(units)} đơn vị thành viên, gồm: {'; '.join(units.values())}.",
        f"{whole['Đăng ký'].unit.nunique()}/{len(units)} đơn vị đã đăng ký thi đua, với {len(whole['Đăng ký'])} mục.",
        (
            f"Các đơn vị tham gia {moved.name.nunique()} phong trào ({levels}), với "
            f"{said('Phong trào', 'collectives', 'tập thể')} và {said('Phong trào', 'individuals', 'người')}."
        ),
        f"Trong {len(results)} lượt chỉ tiêu được giao, {met} lượt đã đạt hoặc vượt kế hoạch cả năm.",
        "; ".join(f"{name}: {count}/{len(whole['CCHC'])} đơn vị" for name, count in reform.items()),
        (
            f"{dossiers.unit.nunique()} đơn vị đã tiếp nhận {said('TTHC', 'received', 'hồ sơ')}, giải quyết "
            f"{said('TTHC', 'resolved', 'hồ sơ')}, còn {said('TTHC', 'pending', 'hồ sơ')}."
        ),
        f"Quá hạn: {'; '.join(late)}." if late else "Hồ sơ được trả đúng hạn, không có hồ sơ trả quá hạn.",
        f"Sinh hoạt chính trị: {said('Học tập', 'sessions', 'buổi')}, {said('Học tập', 'attendances', 'lượt người')}.",
        f"Giúp đỡ {rural.commune.nunique()} xã, trị giá {said('Nông thôn mới', 'value', 'đồng')}.",
        f"Đóng góp {said('Quỹ xã hội', 'amount', 'đồng')}, với {said('Quỹ xã hội', 'people', 'người')}.",
        (
            f"Lao động tiên tiến {said('Danh hiệu', 'advanced', 'người')}; chiến sĩ thi đua cơ sở "
            f"{said('Danh hiệu', 'grassroots', 'người')}."
        ),
        f"Tỷ lệ giải quyết {done / (sums['TTHC', 'received'] or 1) * 100:.1f} %.",
    ]
    for title, name in (("Tồn tại", "content"), ("Nhiệm vụ kỳ tới", "task")):
        for text, mentions in whole[title].groupby(name, sort=False):
            texts.append(f"{text} ({'; '.join(units[u] for u in mentions.unit.unique()[:12])}).")
    sheet = book["Nhận định"]
    own = {row[0]: row[1] for row in sheet.iter_rows(min_row=5, min_col=3, max_col=4, values_only=True) if row[1]}
    put(sheet, 5, ((f"D-{n}", None, text, own.get(text), None) for n, text in enumerate(texts, 1)))


def write_surroundings(book, whole, units, faults, files):
    """What stands around the figures: the list of tabs, the journal, the state of each unit, open tasks."""
    now = datetime.now()
    index = book["Mục lục"]
    tabs = [name for name in book.sheetnames if name != index.title]
    rows = ((n, name, book[name]["A1"].value, None) for n, name in enumerate(tabs, 1))
    put(index, 5, rows, [f"#'{name}'!A1" for name in tabs])
    put(book["Nhật ký"], 5, [(now, "Tổng hợp", files, len(units), len(faults))])
    sent = set(whole["Nhân sự"].unit)
    states = ((u, units[u], "đã nhận" if u in sent else "chưa nhận", now) for u in units)
    put(book["Xử lý"], 6, states)
    tasks = [row[:5] for row in book["Nghị quyết"].iter_rows(min_row=5, values_only=True) if row[0] and row[1]]
    asked = ((code, task, None, due, units[u], "Hỏi ở kỳ sau") for code, task, _, due, *_ in tasks for u in units)
    put(book["Theo dõi nhiệm vụ"], 6, asked)


def write_safely(path, data):
    beside = path.with_suffix(".tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if beside.read_bytes() != data:
        raise OSError(path)
    beside.replace(path)


def record(store, copies, whole, faults):
    """Add this run and its files to the history; everything in it, the newest first."""
    now = datetime.now().isoformat(timespec="seconds")
    with sqlite3.connect(store / "history.sqlite") as db:
        db.execute("create table if not exists runs (at text, files int, rows int, faults int)")
        db.execute("create table if not exists versions (at text, unit text, file text, copy text unique)")
        units = {name: unit for frame in whole.values() for name, unit in zip(frame.file, frame.unit, strict=True)}
        rows = [(now, units.get(name, ""), name, copy) for name, copy in copies.items()]
        db.executemany("insert or ignore into versions values (?, ?, ?, ?)", rows)
        db.execute(
            "insert into runs values (?, ?, ?, ?)", (now, len(copies), sum(map(len, whole.values())), len(faults))
        )
        runs = db.execute("select * from runs order by at desc limit 50").fetchall()
        versions = db.execute("select * from versions order by at desc limit 500").fetchall()
    return runs, versions


def save(book, master, out, store):
    """Keep the master as it was, write the new one beside, read it back and put it in place."""
    (store / "sao-luu").mkdir(exist_ok=True)
    shutil.copy2(master, store / "sao-luu" / f"{datetime.now():%Y-%m-%d %H.%M.%S}.xlsm")
    beside = Path(out).with_suffix(".tmp.xlsm")
    book.save(beside)
    with zipfile.ZipFile(beside) as archive:
        if archive.testzip():
            raise OSError(out)
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))
    beside.replace(out)


def main(master, inbox, out, store):
    parts, faults, store = {}, [], Path(store)
    paths = sorted(Path(inbox).glob("*.xlsx"))
    copies = keep(paths, store)
    for path in paths:
        for title, frame in read(path, faults).items():
            if len(frame):
                parts.setdefault(title, []).append(frame)
    whole = {title: pd.concat(frames, ignore_index=True) for title, frames in parts.items()}
    book = openpyxl.load_workbook(master, keep_vba=True)
    units = {row[0]: row[1] for row in book["Đơn vị"].iter_rows(min_row=5, max_col=2, values_only=True) if row[0]}
    kept = book["Kỳ trước"].iter_rows(min_row=5, max_col=6, values_only=True)
    earlier = pd.DataFrame(kept, columns=["period", "unit", "sheet", "line", "field", "value"]).dropna(subset="period")
    earlier["value"] = earlier.value.astype(float)
    across(whole, earlier, faults)
    write_rows(book, whole, units, copies)
    write_sums(book, whole, units, earlier)
    targets = whole["Chỉ tiêu"]
    results = targets.assign(outcome=[outcome(row) for row in targets.itertuples()])
    write_lists(book, whole, units, faults, results)
    write_remarks(book, whole, units, earlier, results)
    write_surroundings(book, whole, units, faults, len(paths))
    runs, versions = record(store, copies, whole, faults)
    put(book["Lịch sử"], 5, runs)
    put(book["Lịch sử"], 9 + len(runs), versions, [version[-1] for version in versions])
    save(book, master, out, store)
    print(f"{len(whole)} sheets, {sum(map(len, whole.values()))} rows, {len(faults)} faults")


if __name__ == "__main__":
    main(*sys.argv[1:])
