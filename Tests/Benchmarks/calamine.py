"""Reads every sheet of a workbook with calamine, all cells as text: python3 calamine.py FILE"""

import sys
from pathlib import Path

import fastexcel

book = fastexcel.read_excel(Path(sys.argv[1]).read_bytes())
sheets = [book.load_sheet(name, header_row=None, dtypes="string").to_polars() for name in book.sheet_names]
print(sum(sheet.height for sheet in sheets), sum(sheet.height * sheet.width for sheet in sheets))
