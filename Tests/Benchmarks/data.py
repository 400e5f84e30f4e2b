"""The made-up exports that everything is measured on."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    name: str
    sellers: int
    orders: int
    months: int

    @property
    def title(self):
        sellers = f"{self.sellers} sellers × " if self.sellers > 1 else ""
        return f"{sellers}{self.orders:,} × {self.months}"

    @property
    def all_orders(self):
        return self.sellers * self.orders


CASES = {case.name: case for case in [
    Case("small", 1, 10_000, 3),
    Case("big", 1, 300_000, 12),
    Case("many", 200, 2_000, 3),
    # How cost grows with the orders, over as many files.
    Case("tenth", 1, 10_000, 12),
    Case("hundred", 1, 100_000, 12),
    Case("million", 1, 1_000_000, 12),
]}


def folder(case, hisaab, given, scratch):
    """The folder with the data of a case: the one that is there, else a new one below `scratch`."""
    if given and (given / case.name).is_dir():
        return given / case.name
    target = scratch / case.name
    if not target.is_dir():
        print(f"Making {case.title} …", file=sys.stderr, flush=True)
        subprocess.run([
            hisaab, "sample", target, "--sellers", str(case.sellers), "--orders", str(case.orders), "--months",
            str(case.months),
        ], check=True, stdout=subprocess.DEVNULL)
    return target


def size(path):
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def payments_workbook(exports, target):
    """Takes the largest payments workbook of `exports` out of its archive."""
    archives = sorted(exports.rglob("*PREVIOUS_PAYMENT*.zip"), key=lambda path: path.stat().st_size)
    with zipfile.ZipFile(archives[-1]) as archive, archive.open(archive.namelist()[0]) as book:
        with open(target, "wb") as file:
            shutil.copyfileobj(book, file)
