"""Bundles of made-up sellers, each made by the program once for all tests."""

import atexit
import csv
import functools
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("HISAAB", ROOT / ".build/debug/hisaab"))
SELLER = "1234567"
PHRASES = ["otter velvet quarry maple", "पानी में मछली रहती है"]

_folder = tempfile.TemporaryDirectory(prefix="hisaab-test-")
atexit.register(_folder.cleanup)


def fresh_folder() -> pathlib.Path:
    return pathlib.Path(tempfile.mkdtemp(dir=_folder.name))


def run(*arguments, allowed=(0,), **options):
    """Runs the program; what it says is shown where it ends otherwise than allowed."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, **options)
    if done.returncode not in allowed:
        raise AssertionError(f"{arguments}: exit status {done.returncode}\n{done.stderr.decode()}")


@functools.cache
def bundle(*options: str) -> pathlib.Path:
    """The folder of a bundle of the seller in Input/, made with these options."""
    folder = fresh_folder()
    given = "\n".join(PHRASES).encode()
    run(ROOT / "Input", "--output", folder, "--as-of", "2026-01-31", "--quiet", *options, input=given)
    return folder / SELLER


@functools.cache
def exports(orders: int, months: int) -> pathlib.Path:
    """The made-up exports of a seller of this size, whose first order is of August 2025."""
    folder = fresh_folder()
    run("sample", folder, "--orders", str(orders), "--months", str(months))
    return folder


@functools.cache
def sample(orders: int, months: int, as_of: str, *options: str) -> pathlib.Path:
    """The folder of a bundle of such a seller."""
    folder = fresh_folder()
    run(exports(orders, months), "--output", folder, "--as-of", as_of, "--quiet", *options)
    return folder / SELLER


@functools.cache
def generated(orders: int) -> pathlib.Path:
    """The folder of a bundle of generated exports."""
    exports, folder = (pathlib.Path(tempfile.mkdtemp(dir=_folder.name)) for _ in range(2))
    subprocess.run([PROGRAM, "sample", exports, "--orders", str(orders), "--months", "12"], stdout=subprocess.DEVNULL, check=True)
    command = [PROGRAM, exports, "--output", folder, "--as-of", "2026-08-01", "--quiet"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return folder / SELLER


def table(folder: pathlib.Path, name: str) -> list[dict[str, str]]:
    """The rows of a table of a bundle."""
    with open(folder / "data" / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sealed(*options: str) -> pathlib.Path:
    """The page of a sealed bundle."""
    return bundle("--seal", "-", *options) / "index.html"


def files(folder: pathlib.Path) -> dict[str, bytes]:
    """Every file of a bundle by its path inside."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@functools.cache
def rich() -> pathlib.Path:
    """The folder of a bundle in which every section has something to say: a year of orders, and what changed lately."""
    earlier = sample(1000, 12, "2026-07-20")
    return sample(1000, 12, "2026-08-05", "--since", str(earlier))
