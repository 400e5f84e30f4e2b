"""A seller whose every text, in every column of every file and in their names, tries to become something else."""

import csv
import functools
import html
import io
import pathlib
import re
import shutil
import zlib

import bundles
import odd_sellers

# Each would run, load, or end something where it is not taken for text alone. `ran()` is what tells.
TEXTS = [
    "<script>ran()</script>", "</script><script>ran()</script>", "<img src=x onerror=ran()>", "<svg onload=ran()>",
    "<svg><script>ran()</script></svg>", "</text><script>ran()</script>", "</title><svg/onload=ran()>", "</style><img src=x>",
    "\"><img src=x onerror=ran()>", "' autofocus onfocus=ran() x='", "<a href=javascript:ran()>x</a>", "javascript:ran()",
    "<iframe srcdoc='<script>parent.ran()</script>'>", "<!--<script>", "]]><script>ran()</script>", "<base href=//intruder.example>",
    "<link rel=stylesheet href=//intruder.example/x>", "<meta http-equiv=refresh content=0>", "<form action=//intruder.example>",
    "<math><mtext><style><img src=x onerror=ran()>", "&lt;script&gt;ran()&lt;/script&gt;", "&#60;img src=x onerror=ran()&#62;",
    "{{{style}}}", "{{#sections}}", "{{>page}}", "${ran()}", "`${ran()}`", "\\u003cscript\\u003eran()", "\\\"};ran();//",
    "=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://intruder.example\")", "\uff1dSUM(A1)", "'=1+1", "\t=1+1",
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "x\nBcc: intruder@example.invalid", "x\r\n.\r\nMAIL FROM:<x>", "x\\,;:\"y", "=?utf-8?q?x?=",
    "../../../etc/passwd", "C:\\x", "a\u2028b\u2029c", "\u202egnp.exe", "\ufeffx", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "x;y|z\tw", "__proto__", "constructor", "toString", "#s-total", "%3Cscript%3E",
]
DATE = re.compile(r"[\d\s/:.,+-]*|\d{1,2} \w{3} \d{4}.*")
# Ids and words without which the reader would not know what a row is.
KEPT = re.compile(r"[A-Z]?\d{5,}[_\d]*|\d{2}[A-Z]{5}\d{4}[A-Z]\w{3}|https?://\S*|No data is available.*", re.S)
HEADERS = ("S No", "Ticket ID", "Reason for Credit Entry", "SKU", "sku")


def injected(text):
    """The text with an injection behind it, always the same one for the same text, or in its place."""
    if DATE.fullmatch(text) or KEPT.fullmatch(text):
        return text
    chance = zlib.crc32(text.encode())
    other = TEXTS[chance % len(TEXTS)]
    return other + " " + text if chance % 3 else text


def _lines(text):
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    head = next((index for index, row in enumerate(rows) if row and row[0] in HEADERS), len(rows))
    result = io.StringIO()
    writer = csv.writer(result, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([[injected(cell) for cell in row] if index > head else row for index, row in enumerate(rows)])
    return result.getvalue()


def _sheets(text):
    # A carriage return or tab in XML stays one only as a reference; control characters cannot stand there at all.
    escape = lambda value: html.escape(value).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")

    def row(found):
        # Titles, headers and their legend come first, in GST sheets one row of them.
        if int(found[1]) <= (3 if "Order Payments" in text or int(found[1]) == 1 or "(Incl" in text else 1):
            return found[0]
        change = lambda cell: cell[1] + escape(injected(html.unescape(cell[2]))) + cell[3]
        return re.sub(r"(<t[^>]*>)([^<]*)(</t>)", change, found[0])

    return re.sub(r'<row r="(\d+)".*?</row>', row, text, flags=re.DOTALL)


@functools.cache
def bundle(*options: str) -> pathlib.Path:
    """The folder of this seller's bundle, with a mail."""
    folder = bundles.fresh_folder() / bundles.SELLER
    shutil.copytree(odd_sellers.made(), folder)
    exports = odd_sellers.Exports(folder)
    exports.change("*", _lines, _sheets)
    settings = (folder / "settings.yaml").read_text()
    name = TEXTS[1] + "\\r\\nBcc: intruder@example.invalid"
    (folder / "settings.yaml").write_text(re.sub(r"(?m)^sellerName:.*", "sellerName: " + '"' + name + '"', settings))
    for index, file in enumerate(exports.files()):
        if file.name == "settings.yaml":
            continue
        inner = folder / TEXTS[index % len(TEXTS)].replace("/", "\u2215")
        inner.mkdir(exist_ok=True)
        file.rename(inner / file.name)
    (folder / "<img src=x onerror=ran()>\r\n=1+1.csv").write_text("a,b\n<img src=x onerror=ran()>,=1+1\n")
    output = bundles.fresh_folder()
    bundles.run(
        folder.parent, "--output", output, "--as-of", odd_sellers.AS_OF, "--quiet", "--archive", "--index",
        "--mail", "reader@example.invalid", *options, allowed=(0, 1),
    )
    return output / bundles.SELLER
