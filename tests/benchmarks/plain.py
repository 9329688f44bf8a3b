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
from plain_forms import across, outcome, read
from plain_sheets import put, write_lists, write_remarks, write_rows, write_sums, write_surroundings


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
