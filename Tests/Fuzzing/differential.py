"""Holds what the readers read against other programs: workbooks against openpyxl and python-calamine, archives against
Python's zipfile, texts against its csv. Called by Tests/Fuzzing/compare.

Where two readers may differ in good faith, the values are brought to one form first: see plain()."""

import base64
import csv
import datetime
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import python_calamine

READER = sys.argv[1]
LONGEST = 200
ENVIRONMENT = {"ASAN_OPTIONS": "detect_leaks=0", "SWIFT_BACKTRACE": "enable=no"}


def ours(path):
    run = subprocess.run([READER, f"--read={path}"], capture_output=True, env=ENVIRONMENT)
    if run.returncode:
        raise AssertionError(f"{path}: the reader ended with {run.returncode}: {run.stderr[-300:]!r}")
    return json.loads(run.stdout)


def number(text):
    try:
        value = float(text)
    except ValueError:
        return None
    return f"{value:.9g}" if abs(value) < 1e300 else None


def plain(value, kind="text"):
    """One text for what a cell shows: numbers of nine digits, times to the second, nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        value = (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
        return value.strftime("%Y-%m-%d") if value.time() == datetime.time() else value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return number(str(value)) or str(value)
    if kind == "number":
        return number(value) or value
    return value.replace("\r\n", "\n").replace("\r", "\n")


def grid(rows):
    """Cells by row and column; empty ones are left out."""
    return {
        (row, column): value for row, cells in rows for column, value in enumerate(cells) if value not in ("", None)
    }


def ours_of_sheet(sheet):
    # Of a formula without a value the others show nothing, hisaab its text, which no reader takes for an amount.
    shown = lambda text, kind: "" if kind == "error" and text.startswith("=") else plain(text, kind)
    return grid([(row, [shown(text, kind) for text, kind in cells]) for row, cells in sheet["rows"]])


def openpyxl_sheets(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        yield sheet.title, grid([
            (index, [plain(value) for value in row]) for index, row in enumerate(sheet.iter_rows(values_only=True), sheet.min_row)
        ])


def calamine_sheets(path):
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        yield name, grid([(index, [plain(value) for value in row]) for index, row in enumerate(
            sheet.to_python(skip_empty_area=False), 1)])


def compare_sheets(path, content, peer, sheets):
    mine = {sheet["name"]: ours_of_sheet(sheet) for sheet in content["sheets"]}
    for name, theirs in sheets:
        own = mine.get(name)
        if own is None:
            continue
        for place in sorted(set(own) | set(theirs)):
            a, b = own.get(place, ""), theirs.get(place, "")
            if peer == "calamine":  # which drops blanks around a text
                a, b = a.strip(), b.strip()
            if a != b and (number(a) is None or number(a) != number(b)):
                yield f"{path}, {name}, row {place[0]}, column {place[1]}: {a[:60]!r}, {peer} {b[:60]!r}"


def compare_archive(path, content):
    with zipfile.ZipFile(path) as archive:
        theirs = {}
        for name in archive.namelist():
            try:
                theirs[name] = archive.read(name)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
                theirs[name] = None
    mine = {m["name"]: base64.b64decode(m.get("data", "")) for m in content["members"]}
    # Names that no terminal should show are made visible, so they differ.
    for name in sorted(name for name in set(mine) | set(theirs) if name.isprintable() and "\\u{" not in name):
        if (mine.get(name) or b"") != (theirs.get(name) or b"") or (name in mine) != (name in theirs):
            yield f"{path}, member {name!r}: {len(mine.get(name) or b'')} bytes, zipfile {len(theirs.get(name) or b'')}"


def compare_text(path, content):
    data = Path(path).read_bytes()
    encoding = "utf-8-sig"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif 0 in data[:2]:
        encoding = "utf-16-le" if data[1] == 0 else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if text.startswith("sep="):
        text = text.split("\n", 1)[1]
    first = text.split("\n")[0]
    separator = max(",;\t|", key=first.count)
    csv.field_size_limit(1 << 24)
    theirs = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    mine = [[text for text, _ in cells] for _, cells in content["rows"]]
    for index, (a, b) in enumerate(zip(mine, theirs), 1):
        b = [value[2:-1] if value.startswith('="') and value.endswith('"') and len(value) > 2 else value for value in b]
        if a != b:
            yield f"{path}, record {index}: {a!r:.200}, csv {b!r:.200}"
    if len(mine) != len(theirs):
        yield f"{path}: {len(mine)} records, csv {len(theirs)}"


def compare(path):
    try:
        content = ours(path)
    except AssertionError as failure:
        yield str(failure)
        return
    if "error" in content:
        print(f"refused: {path}: {content['error'][:160]}")
        return
    if "sheets" in content:
        peers = [
            lambda: compare_sheets(path, content, "openpyxl", openpyxl_sheets(path)),
            lambda: compare_sheets(path, content, "calamine", calamine_sheets(path)),
        ]
    else:
        peers = [lambda: (compare_archive if "members" in content else compare_text)(path, content)]
    for peer in peers:
        try:
            yield from peer()
        except Exception as error:  # what another program cannot read is no fault of ours
            print(f"not read by the other program: {path}: {type(error).__name__}: {str(error)[:120]}")


def unpacked(path, folder):
    """The file, and the workbooks and texts inside it when it is an archive."""
    yield path
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xlsx", ".csv", ".zip"))]
            members = {name: archive.read(name) for name in names}
    except Exception:  # no archive, or none that Python reads
        return
    for index, (name, data) in enumerate(members.items()):
        inner = Path(folder) / f"{index}-{Path(path).stem[:40]}{Path(name).suffix}"
        inner.write_bytes(data)
        yield from unpacked(inner, folder)


differences = files = 0
with tempfile.TemporaryDirectory() as scratch:
    for given in sys.argv[2:]:
        for path in unpacked(given, scratch):
            files += 1
            for line in compare(path):
                differences += 1
                if differences <= LONGEST:
                    print(line)
print(f"{files} files, {differences} differences")
sys.exit(differences > 0)
