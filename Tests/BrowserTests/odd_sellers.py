"""Folders of exports as odd sellers have them, each made from what `hisaab sample` writes, and the bundles of them."""

import csv
import functools
import html
import io
import pathlib
import re
import shutil
import zipfile

import bundles

AS_OF = "2025-12-05"


class Exports:
    """A seller's made-up exports, to leave files out of and to change texts and rows of."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder

    def files(self, pattern="*"):
        return sorted(self.folder.glob(pattern))

    def remove(self, *patterns):
        for pattern in patterns:
            for file in self.files(pattern):
                file.unlink()

    def keep(self, *patterns):
        kept = {file for pattern in patterns for file in self.files(pattern)}
        for file in set(self.files()) - kept:
            file.unlink()

    def column(self, pattern, name):
        """The texts of a column of CSV files, each once."""
        texts = [file.read_text().splitlines() for file in self.files(pattern)]
        return list(dict.fromkeys(row[name] for lines in texts for row in csv.DictReader(lines)))

    def change(self, pattern, lines, sheets):
        """Passes the text of CSV files through `lines`, and that of every sheet, however deep in archives, through
        `sheets`."""
        for file in self.files(pattern):
            if file.suffix == ".csv":
                file.write_bytes(lines(file.read_bytes().decode()).encode())
            elif file.suffix in (".zip", ".xlsx"):
                file.write_bytes(_rezipped(file.read_bytes(), sheets))

    def replace(self, texts: dict[str, str], pattern="*"):
        """Writes other texts in place of whole cells, everywhere."""
        quoted = {'"%s"' % old: '"%s"' % new.replace('"', '""') for old, new in texts.items()}
        quoted |= {f"\n{old},": '\n"%s",' % new.replace('"', '""') for old, new in texts.items()}
        escaped = {f">{html.escape(old, quote=False)}</t>": f">{html.escape(new)}</t>" for old, new in texts.items()}
        self.change(pattern, functools.partial(_replaced, texts=quoted), functools.partial(_replaced, texts=escaped))

    def drop_rows(self, expression, pattern="*"):
        """Leaves out the rows in which the expression is found."""
        kept = lambda row: "" if re.search(expression, row[0]) else row[0]
        self.change(
            pattern,
            lambda text: re.sub(r"[^\n]+\n", kept, text),
            lambda text: re.sub(r"<row r=.*?</row>", kept, text, flags=re.DOTALL),
        )


def _replaced(text, texts):
    alternatives = "|".join(re.escape(old) for old in sorted(texts, key=len, reverse=True))
    return re.sub(alternatives, lambda found: texts[found[0]], text)


def _rezipped(archive, sheets):
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".zip", ".xlsx")):
                content = _rezipped(content, sheets)
            elif "xl/worksheets/" in name:
                content = sheets(content.decode()).encode()
            new.writestr(name, content)
    return result.getvalue()


ORDERS = "Orders_*"
PAYMENTS = "*_PAYMENT_*"
NAME, SKU, STATE = "Product Name", "SKU", "Customer State"

STATES = """ANDHRA PRADESH|andhra pradesh| Andhra  Pradesh |AP|A.P.|Andhrapradesh|Orissa|ODISHA|Odisha.|Tamilnadu|TAMIL NADU|TN
Tamil-Nadu|Pondicherry|Puducherry|PUDUCHERRY|Uttaranchal|Uttarakhand|J&K|Jammu & Kashmir|Jammu and Kashmir|JAMMU AND KASHMIR
NCT of Delhi|New Delhi|DELHI|delhi|U.P.|UP|uttar pradesh|Uttarpradesh|Chattisgarh|Chhattisgarh|Daman & Diu
Dadra and Nagar Haveli and Daman and Diu|Dadra & Nagar Haveli|Andaman & Nicobar Islands|महाराष्ट्र|ગુજરાત|Telengana|West  Bengal|WB
Lakshadweep|Ladakh|Other Territory|NA|-|27|Maharastra"""
RIGHT_TO_LEFT = ["شال پشمینہ کشمیری، ہاتھ کی کڑھائی", "צעיף משי רקום, כחול", "دوپٹہ (سرخ) 2.5 m", "\u202eتخفيضات 50% ABC\u202c", "قميص قطن"]
MARKUP = ["</script><img src=x onerror=alert(1)>", '"><b>', "{{title}} {{{style}}}", "&amp; &#x41; <!--", "]]>"]
EMOJI = ["👗 Frock 👧🏽", "🫖☕ Set 🇮🇳", "👨‍👩‍👧‍👦 Kurta Set 🔥🔥🔥", "✨SALE✨ 💯", "❤️‍🔥 Jhumka"]


def _cycle(exports, column, texts, number=True):
    """Other texts for each one of an orders column, told apart by a number."""
    old = exports.column(ORDERS, column)
    fresh = lambda index: texts[index % len(texts)] + (f" {index + 1}" if number else "")
    exports.replace({each: fresh(index) for index, each in enumerate(old)})


def no_payments(exports):
    exports.remove(PAYMENTS)


def no_orders(exports):
    exports.remove(ORDERS)


def no_costs(exports):
    exports.remove("cost_sheet.csv")


def only_gst(exports):
    exports.keep("gst_*", "settings.yaml")


def only_orders(exports):
    exports.keep(ORDERS)


def one_order(exports):
    """Its one row, and what was paid for it."""
    exports.keep(ORDERS, PAYMENTS, "settings.yaml")
    paid = exports.column(ORDERS, "Sub Order No")[0]
    exports.drop_rows(rf"(?<!\d)9\d{{17}}_(?<!{paid[:-1]})\d|{paid[:-1]}[^{paid[-1]}]")


def month_without_sales(exports):
    exports.remove("gst_*_9_2025.zip", "*2025-09-01_2025-09-30_TAX_INVOICE.zip")
    exports.drop_rows(r'"2025-09-\d\d"', ORDERS)
    exports.drop_rows(r'<c r="B\d+"[^>]*><is><t>2025-09', PAYMENTS)


def nothing_sold(exports):
    """Every order was cancelled, and nothing paid."""
    exports.keep(ORDERS, "cost_sheet.csv", "settings.yaml")
    cancelled = lambda text: re.sub(r'(?m)^"[A-Z_]+"', '"CANCELLED"', text)
    exports.change(ORDERS, cancelled, None)


def long_names(exports):
    """Of 300 letters, some without a place to break, and sizes and SKUs that are long, too."""
    words = ("Handblock Printed Pure Cotton Anarkali Kurta Set with Dupatta " * 5)[:296]
    _cycle(exports, NAME, [words, "Kurti_" * 49 + "xx", words, "कुर्तीकादुपट्टा" * 19])
    _cycle(exports, SKU, ["SKU-" + "ABCDEFGHIJ" * 6, "Set of 12 pieces, pink and green, with box and bag " * 2])


def right_to_left(exports):
    _cycle(exports, NAME, RIGHT_TO_LEFT)
    _cycle(exports, SKU, ["קוד-כחול", "رمز", "\u202eABC"])


def emoji(exports):
    _cycle(exports, NAME, EMOJI)
    _cycle(exports, SKU, ["🧵", "👗-M", "⭐"])


def markup(exports):
    """Texts that would end an element, an attribute or a script, or stand for something in a template."""
    _cycle(exports, NAME, MARKUP)
    _cycle(exports, SKU, ["<i>", "a'b\"c", "{{/products}}", "=1+1"])


def states(exports):
    """As orders files of many years spell them."""
    spellings = [text for line in STATES.splitlines() for text in line.split("|")]
    rows = iter(range(10**6))
    spelled = lambda row: f'{row[1]}"{spellings[next(rows) % len(spellings)]}"'
    exports.change(ORDERS, lambda text: re.sub(r'(?m)^((?:"[^"]*",){3})"(?!Customer)[^"]*"', spelled, text), None)


def losses(exports):
    """Every product costs ten times what it did."""
    more = lambda row: f"{row[1]},{float(row[2]) * 10:.2f},"
    exports.change("cost_sheet.csv", lambda text: re.sub(r"(?m)^(.+?),(\d+\.\d\d),", more, text), None)


def crores(exports):
    """A thousand times the money, in what was paid."""
    rate = r'<c r="(?!T\d|AH\d)([A-Z]+\d+)"([^>]*)><is><t>(-?\d+\.\d+)</t>'
    more = lambda cell: f'<c r="{cell[1]}"{cell[2]}><is><t>{float(cell[3]) * 1000:.2f}</t>'
    exports.change(PAYMENTS, None, lambda text: re.sub(rate, more, text))


SELLERS = {
    make.__name__: make
    for make in (
        no_payments, no_orders, no_costs, only_gst, only_orders, one_order, month_without_sales, nothing_sold, long_names,
        right_to_left, emoji, markup, states, losses, crores,
    )
}


@functools.cache
def made() -> pathlib.Path:
    """What all of them are made from."""
    folder = bundles.fresh_folder()
    bundles.run("sample", folder, "--orders", "300", "--months", "4")
    return folder / bundles.SELLER


@functools.cache
def bundle(name: str, *options: str) -> pathlib.Path:
    """The folder of an odd seller's bundle."""
    exports = bundles.fresh_folder() / bundles.SELLER
    shutil.copytree(made(), exports)
    SELLERS[name](Exports(exports))
    output = bundles.fresh_folder()
    bundles.run(exports.parent, "--output", output, "--as-of", AS_OF, "--quiet", *options, allowed=(0, 1))
    return output / bundles.SELLER
