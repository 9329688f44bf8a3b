"""The plain script's half that writes: rows, sums, lists and sentences into the sheets of the master by openpyxl."""

from datetime import datetime

import openpyxl
import pandas as pd
from openpyxl.styles import Border, Font, Side
from plain_forms import FIGURES, SHEETS, by_unit, last_year, names_of

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
