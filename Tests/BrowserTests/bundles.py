"""Bundles of the made-up seller in Input/, made by the program once for all tests."""

import atexit
import csv
import functools
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/debug/hisaab"
SELLER = "1234567"
PHRASES = ["otter velvet quarry maple", "पानी में मछली रहती है"]

_folder = tempfile.TemporaryDirectory(prefix="hisaab-test-")
atexit.register(_folder.cleanup)


@functools.cache
def bundle(*options: str) -> pathlib.Path:
    """The folder of a bundle made with these options."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=_folder.name))
    command = [PROGRAM, ROOT / "Input", "--output", folder, "--as-of", "2026-01-31", "--quiet", *options]
    subprocess.run(command, input="\n".join(PHRASES).encode(), stdout=subprocess.DEVNULL, check=True)
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
