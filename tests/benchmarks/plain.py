"""The job as a good plain script does it: pandas, openpyxl and pandera, sheet by sheet.

Reads the forms that the demo writes, checks types, ranges and the identities of each sheet, adds up by unit, and
saves the rows and the sums into a copy of the master with openpyxl. It knows less than the program does (no other
layouts, no texts as numbers, no places of errors), so it is the easier job.

    python plain.py MASTER INBOX OUT
"""

import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pandera.pandas as pa

COUNT = pa.Column(float, pa.Check.ge(0), nullable=True, coerce=True)
TEXT = pa.Column(str, nullable=True, coerce=True)

FIELDS = {"Nhân sự": 4, "CCHC": 4, "Danh hiệu": 6}
TABLES = {
    "Đăng ký": (6, "ttttt#"),
    "Chỉ tiêu": (6, "ttttt####t"),
    "TTHC": (8, "t" + "#" * 11),
    "Phong trào": (6, "tttttt##tt"),
    "Học tập": (6, "tt##t"),
    "Nông thôn mới": (6, "tt#t"),
    "Quỹ xã hội": (6, "t##t"),
    "Tồn tại": (6, "ttt"),
    "Nhiệm vụ kỳ tới": (6, "tttt"),
}
"""First data row (from 0) and the kinds of the columns from B."""

IDENTITIES = {"TTHC": ((1, (2, 3, 4)), (5, (6, 7, 8)), (9, (10, 11)), (1, (5, 9)))}


def identity(left, right):
    return pa.Check(lambda frame: (frame[f"c{left}"] - sum(frame[f"c{n}"] for n in right)).abs().fillna(0) < 0.5)


def schema(title, kinds):
    columns = {f"c{n}": COUNT if kind == "#" else TEXT for n, kind in enumerate(kinds)}
    checks = [identity(left, right) for left, right in IDENTITIES.get(title, ())]
    return pa.DataFrameSchema(columns, checks=checks)


SCHEMAS = {title: schema(title, kinds) for title, (_, kinds) in TABLES.items()}


def table(book, title, first, kinds):
    rows = []
    for cells in book[title].iter_rows(min_row=first + 1, min_col=2, max_col=len(kinds) + 1, values_only=True):
        if cells[0] is None or cells[0] == "Tổng cộng":
            break
        rows.append(cells)
    return pd.DataFrame(rows, columns=[f"c{n}" for n in range(len(kinds))])


def read(path):
    book = openpyxl.load_workbook(path, data_only=True)
    unit = next(row[2].value for row in book["Bìa"].iter_rows() if row[1].value == "Mã đơn vị")
    frames, faults = {}, 0
    for title, (first, kinds) in TABLES.items():
        if title in book.sheetnames:
            frame = table(book, title, first, kinds)
            try:
                frame = SCHEMAS[title].validate(frame, lazy=True)
            except pa.errors.SchemaErrors as failures:
                faults += len(failures.failure_cases)
            frames[title] = frame.assign(unit=unit, file=path.name)
    for title, count in FIELDS.items():
        if title in book.sheetnames:
            values = [book[title].cell(6 + n, 3).value for n in range(count)]
            frames[title] = pd.DataFrame([values], columns=[f"c{n}" for n in range(count)]).assign(unit=unit)
    return frames, faults


def main(master, inbox, out):
    parts, faults = {}, 0
    for path in sorted(Path(inbox).glob("*.xlsx")):
        frames, found = read(path)
        faults += found
        for title, frame in frames.items():
            parts.setdefault(title, []).append(frame)
    book = openpyxl.load_workbook(master, keep_vba=True)
    for title, frames in parts.items():
        whole = pd.concat(frames, ignore_index=True)
        sums = whole.groupby("unit").sum(numeric_only=True)
        for name, frame in ((f"DL_{title}"[:31], whole), (f"TH_{title}"[:31], sums.reset_index())):
            sheet = book.create_sheet(name)
            sheet.append(list(frame.columns))
            for row in frame.itertuples(index=False):
                sheet.append([None if pd.isna(value) else value for value in row])
    book.save(out)
    print(sum(len(frames) for frames in parts.values()), "sheets,", faults, "faults")


if __name__ == "__main__":
    main(*sys.argv[1:])
