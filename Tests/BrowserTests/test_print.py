"""The page on paper: a PDF of it, read by another program."""

import pathlib
import re
import subprocess
import tempfile
import unittest

import bundles
from browsers import ChromiumTests, open_details, speak, spoken

# Of each section: its heading, where it is shown, and the first and last cell of its tables' last rows.
ENDS = """() => Array.from(document.querySelectorAll('main section[id]'), section => {
  const shown = Array.from(section.querySelectorAll('table')).filter(table => table.checkVisibility());
  const cells = shown.map(table => Array.from(table.rows).filter(row => row.checkVisibility()).at(-1))
    .flatMap(row => [row.cells[0], row.cells[row.cells.length - 1]]);
  const texts = [section.querySelector('h2:not(.vh)'), ...cells].filter(Boolean).map(each => each.innerText);
  return { id: section.id, texts };
})"""
# Of each table: the texts of its head and, by row, of all its cells.
TABLES = """() => Array.from(document.querySelectorAll('main table')).filter(table => table.checkVisibility() && table.tHead)
  .map(table => ({
    head: Array.from(table.tHead.rows[0].cells, cell => cell.innerText),
    rows: Array.from(table.tBodies[0].rows, row => Array.from(row.cells, cell => cell.innerText).join('')),
  }))"""


A4 = [595, 842]


def bare(text):
    """A text without what lines and columns of paper make of its blanks."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


class Paper:
    """The sheets of a page that is printed on A4."""

    def __init__(self, page, folder):
        self.file = pathlib.Path(folder) / "page.pdf"
        page.pdf(path=self.file, prefer_css_page_size=True, print_background=True)
        text = subprocess.run(["pdftotext", "-layout", self.file, "-"], capture_output=True, text=True, check=True).stdout
        self.sheets = text.split("\f")[:-1]

    def size(self):
        """In points."""
        info = subprocess.run(["pdfinfo", self.file], capture_output=True, text=True, check=True).stdout
        return [round(float(each)) for each in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]

    def words(self):
        """Of each sheet, every word in the order it is drawn in, without blanks: a cell's lines stand together."""
        command = ["pdftotext", "-raw", self.file, "-"]
        return [bare(sheet) for sheet in subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]]

    def greys(self):
        """The greys of each sheet's dots, 0 for black."""
        subprocess.run(["pdftoppm", "-gray", "-r", "30", self.file, self.file.with_suffix("")], check=True)
        for sheet in sorted(self.file.parent.glob("page-*.pgm")):
            kind, width, height, deepest, dots = sheet.read_bytes().split(maxsplit=4)
            yield dots[-int(width) * int(height):]


class PrintTests(ChromiumTests):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.papers = {}

    def paper(self, language="en", **options):
        """The page on paper, printed once."""
        key = (language, *options.items())
        if key not in self.papers:
            page = self.opened(bundles.rich(), **options)
            speak(page, language)
            folder = tempfile.mkdtemp(dir=self.folder)
            self.papers[key] = Paper(page, folder)
            page.context.close()
        return self.papers[key]

    def prepared(self, **options):
        """A page in the state in which it is printed, to read from it what should be on paper."""
        page = self.opened(bundles.rich(), **options)
        page.emulate_media(media="print")
        open_details(page)
        return page

    def test_every_section_is_on_paper_whole(self):
        sections = self.prepared().evaluate(ENDS)
        self.assertGreater(len(sections), 10)
        for options in {}, {"java_script_enabled": False, "color_scheme": "dark"}:
            paper = self.paper(**options)
            self.assertEqual(paper.size(), A4)
            whole = "".join(paper.words())
            for section in sections:
                with self.subTest(**options, section=section["id"]):
                    self.assertEqual([text for text in section["texts"] if bare(text) not in whole], [])

    def test_figures_are_on_paper_in_every_language(self):
        """Letters of other scripts come out of a PDF in the order they are drawn in, so here figures have to do."""
        page = self.opened(bundles.rich())
        for language in spoken(page):
            whole = "".join(self.paper(language).words())
            figures = page.eval_on_selector_all("#answers .figure", "all => all.map(each => each.innerText)")
            self.assertGreater(len(figures), 6)
            self.assertEqual([each for each in figures if re.search(r"\d", each) and bare(each) not in whole], [])

    def test_heads_are_repeated_on_every_sheet_of_a_table(self):
        sheets = self.paper().words()
        spread = 0
        for table in self.prepared().evaluate(TABLES):
            first, last = ([place for place, sheet in enumerate(sheets) if bare(table["rows"][end]) in sheet] for end in (0, -1))
            if len(first) == len(last) == 1 and first < last:
                spread += 1
                for sheet in sheets[first[0] : last[0] + 1]:
                    self.assertEqual([head for head in table["head"] if bare(head) not in sheet], [], table["head"])
        self.assertGreater(spread, 2)

    def test_seller_and_number_are_on_each_sheet(self):
        seller = self.opened(bundles.rich()).inner_text("h1")
        sheets = self.paper().sheets
        self.assertGreater(len(sheets), 3)
        for number, sheet in enumerate(sheets, 1):
            with self.subTest(sheet=number):
                lines = [line for line in sheet.split("\n") if line.strip()]
                margins = " ".join(lines[:2] + lines[-2:])
                self.assertIn(seller, margins)
                self.assertRegex(margins, rf"(?<!\d){number}(?!\d)")

    def test_a_dark_page_prints_black_on_white(self):
        light = self.paper()
        for options in {"color_scheme": "dark"}, {"java_script_enabled": False, "color_scheme": "dark"}:
            dark = self.paper(**options)
            self.assertLessEqual(abs(len(dark.sheets) - len(light.sheets)), 1)
            for sheet in dark.greys():
                self.assertGreater(sum(dot > 230 for dot in sheet), 0.6 * len(sheet))
                self.assertLess(min(sheet), 128)

    def test_what_cannot_be_used_on_paper_is_left_out(self):
        controls = self.prepared().locator("nav, :not(th) > button, input, .skip, .tools, fieldset").all()
        self.assertGreater(len(controls), 5)
        self.assertEqual([each.evaluate("each => each.outerHTML.slice(0, 80)") for each in controls if each.is_visible()], [])

    def test_a_folded_page_is_folded_again_after_printing(self):
        page = self.opened(bundles.bundle())
        states = "parts => parts.map(part => part.open)"
        before = page.eval_on_selector_all("details", states)
        Paper(page, self.folder)
        self.assertEqual(page.eval_on_selector_all("details", states), before)


if __name__ == "__main__":
    unittest.main()
