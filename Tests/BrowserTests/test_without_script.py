"""The page as a phone's preview or a mail program shows it, which run no script."""

import re
import unittest

import bundles
from browsers import LANGUAGES, LAPTOP, PHONE, ChromiumTests, open_details, periods, speak, spoken

# By section: every text that is shown, without what only the script brings.
TEXTS = """() => Object.fromEntries(Array.from(document.querySelectorAll('main section[id]'), section => {
  const nodes = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (nodes.nextNode()) {
    const parent = nodes.currentNode.parentElement;
    if (!parent.closest('.tools, #find-panel') && parent.checkVisibility()) texts.push(nodes.currentNode.data.trim());
  }
  return [section.id, texts.filter(Boolean)];
}))"""
ROWS = """() => Array.from(document.querySelectorAll('main table')).filter(table => table.checkVisibility()).map(table => ({
  html: table.outerHTML.slice(0, 100), heads: table.tHead ? table.tHead.rows[0].cells.length : 0,
  rows: Array.from(table.tBodies, body => Array.from(body.rows)).flat().filter(row => row.checkVisibility())
    .map(row => [Array.from(row.cells).reduce((sum, cell) => sum + cell.colSpan, 0), row.getBoundingClientRect().height]),
}))"""

# Texts of the report are written in spans of each language.
SHOWN_LANGUAGES = """() => Array.from(document.querySelectorAll('main i[lang], main tspan[lang]'))
  .filter(each => each.checkVisibility()).map(each => each.getAttribute('lang'))"""

FIGURES = """() => Array.from(document.querySelectorAll('#answers :is(.figure, .period td)'))
  .filter(each => each.checkVisibility()).map(each => each.innerText).join(' ')"""


class WithoutScriptTests(ChromiumTests):
    def opened_both(self, width=LAPTOP):
        return [self.opened(bundles.rich(), width, java_script_enabled=enabled) for enabled in (True, False)]

    def test_every_section_has_its_text(self):
        scripted, plain = self.opened_both()
        for page in scripted, plain:
            open_details(page)
        for here, there in zip(spoken(scripted), spoken(plain)):
            expected, found = scripted.evaluate(TEXTS), plain.evaluate(TEXTS)
            self.assertGreater(len(found), 10)
            for section, texts in found.items():
                with self.subTest(language=here, section=section):
                    self.assertGreater(len(texts), 0)
                    self.assertEqual(texts, expected[section])

    def test_tables_have_all_their_rows(self):
        for width in PHONE, LAPTOP:
            page = self.opened(bundles.rich(), width, java_script_enabled=False)
            open_details(page)
            tables = page.evaluate(ROWS)
            self.assertGreater(len(tables), 10)
            for table in tables:
                with self.subTest(width=width, table=table["html"]):
                    self.assertGreater(len(table["rows"]), 0)
                    for cells, height in table["rows"]:
                        self.assertEqual(cells, table["heads"])
                        self.assertGreater(height, 0)

    def test_a_click_unfolds(self):
        page = self.opened(bundles.rich(), PHONE, java_script_enabled=False)
        self.assertFalse(page.is_visible("#answers details p"))
        page.click("#answers summary")
        self.assertTrue(page.is_visible("#answers details p"))

    def test_nothing_is_shown_that_needs_a_script(self):
        page = self.opened(bundles.rich(), java_script_enabled=False)
        open_details(page)
        controls = "main button, main input:not([type=radio]), button, output, .tools"
        self.assertEqual([each.evaluate("each => each.outerHTML") for each in page.locator(controls).all() if each.is_visible()], [])


class SwitchTests(ChromiumTests):
    """Languages and periods, with the script and without."""

    def check_each(self, check):
        for enabled, width in (False, PHONE), (True, LAPTOP):
            with self.subTest(script=enabled, width=width):
                check(self.opened(bundles.rich(), width, java_script_enabled=enabled))

    def test_one_language_is_shown_at_a_time(self):
        def check(page):
            open_details(page)
            for language in spoken(page):
                shown = page.evaluate(SHOWN_LANGUAGES)
                self.assertGreater(shown.count(language), 100)
                self.assertEqual(set(shown), {language})

        self.check_each(check)

    def test_titles_differ_by_language(self):
        def check(page):
            titles = [page.inner_text("main h2 >> nth=0") for _ in spoken(page)]
            self.assertEqual(len(set(titles)), len(LANGUAGES), titles)

        self.check_each(check)

    def test_figures_differ_by_period_and_stay_by_language(self):
        def check(page):
            shown = {}
            for language in spoken(page):
                for period in periods(page):
                    figures = re.findall(r"[-\d,.]*\d", page.evaluate(FIGURES))
                    self.assertGreater(len(figures), 4)
                    self.assertEqual(shown.setdefault(period, figures), figures, language)
            # A year of orders: all, two financial years, and each month.
            self.assertGreater(len(shown), 12)
            self.assertEqual(len({str(figures) for figures in shown.values()}), len(shown))

        self.check_each(check)

    def test_arrow_keys_switch(self):
        def check(page):
            speak(page, "en")
            english = page.inner_text("main h2 >> nth=0")
            page.focus("#lang-en")
            page.keyboard.press("ArrowRight")
            self.assertTrue(page.is_checked("#lang-hi"))
            self.assertNotEqual(page.inner_text("main h2 >> nth=0"), english)

        self.check_each(check)

    def test_the_language_asked_for_is_the_first_one_shown(self):
        for language in LANGUAGES:
            page = self.opened(bundles.bundle("--lang", language), java_script_enabled=False)
            self.assertTrue(page.is_checked(f"#lang-{language}"))


if __name__ == "__main__":
    unittest.main()
