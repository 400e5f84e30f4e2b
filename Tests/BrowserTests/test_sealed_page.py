import json
import re
import unittest

from axe_playwright_python.sync_playwright import Axe

import bundles
import server
from browsers import ChromiumTests

WAIT = 60_000


def words(language: str) -> dict[str, str]:
    return json.loads((bundles.ROOT / f"Templates/texts.{language}.json").read_text())


class SealedPage(ChromiumTests):
    def unlocked(self, address, **options):
        page = self.page(**options)
        page.goto(address)
        page.fill("#phrase", bundles.PHRASES[1])
        page.press("#phrase", "Enter")
        page.wait_for_selector("#answers", timeout=WAIT)
        return page

    def assert_silent(self, address):
        self.assertEqual(self.said, [])
        self.assertEqual(self.requests, [address])

    def test_a_wrong_phrase_is_told_and_the_right_one_opens(self):
        address = bundles.sealed().as_uri()
        page = self.page()
        page.goto(address)
        self.assertEqual(page.title(), words("en")["seal_title"])
        page.fill("#phrase", "wrong but long enough")
        page.click("form button")
        page.wait_for_selector("#status.problem", timeout=WAIT)
        self.assertEqual(page.inner_text("#status"), words("en")["seal_wrong"])
        # Blanks at the ends and a wide letter: the same phrase.
        page.fill("#phrase", " " + bundles.PHRASES[0].replace("o", "\uff4f") + "\u00a0")
        page.click("form button")
        page.wait_for_selector("#answers", timeout=WAIT)
        self.assertIn("Example Textiles", page.title())
        self.assertIn(words("en")["answer_bankPayout"], page.inner_text("#answers"))
        self.assertEqual(page.query_selector_all("#phrase"), [])
        self.assert_silent(address)

    def test_the_report_is_the_readable_one(self):
        """The same text, with the files beside it; its script sorts, and its style is in force."""
        page = self.unlocked(bundles.sealed().as_uri())
        readable = self.page()
        readable.goto((bundles.bundle() / "index.html").as_uri())
        self.assertTrue(page.inner_text("main").startswith(readable.inner_text("main")))
        for style in ["display", "columnGap", "gridTemplateColumns"]:
            style = f"getComputedStyle(document.querySelector('.cards')).{style}"
            self.assertEqual(page.evaluate(style), readable.evaluate(style))
        for each in (page, readable):
            each.click("#products table[data-sorts] thead th:nth-child(3) button")
        rows = "Array.from(document.querySelectorAll('#products tbody th'), (cell) => cell.textContent)"
        self.assertEqual(page.evaluate(rows), readable.evaluate(rows))
        self.assertEqual(page.get_attribute("#products thead th:nth-child(3)", "aria-sort"), "descending")

    def test_files_are_saved_as_they_are(self):
        address = bundles.sealed().as_uri()
        page = self.unlocked(address, accept_downloads=True)
        readable = bundles.files(bundles.bundle())
        self.assertEqual(page.locator("#files ul a").all_text_contents(), sorted(readable))
        links = ["#files >> text=data/summary.json", "#files >> text=claims.ics", "#coverage a:has-text('coverage')"]
        for link, path in zip(links, ["data/summary.json", "claims.ics", "data/coverage.csv"]):
            page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
            with page.expect_download() as download:
                page.click(link)
            self.assertEqual(download.value.suggested_filename, path.split("/")[-1])
            with open(download.value.path(), "rb") as file:
                self.assertEqual(file.read(), readable[path])
        self.assertEqual(self.said, [])
        links = page.evaluate("Array.from(document.links, (link) => link.getAttribute('href'))")
        self.assertEqual([link for link in links if not link.startswith(("#", "blob:"))], [])

    def test_closing_asks_again(self):
        page = self.unlocked(bundles.sealed().as_uri())
        page.click(".lock")
        page.wait_for_selector("#phrase")
        self.assertEqual(page.input_value("#phrase"), "")
        self.assertEqual(page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]"), [0, 0, ""])

    def test_a_link_into_the_report_leads_there(self):
        page = self.unlocked(bundles.sealed().as_uri() + "#products")
        self.assertGreater(page.evaluate("scrollY"), 500)
        self.assertEqual(self.unlocked(bundles.sealed().as_uri()).evaluate("scrollY"), 0)

    def test_it_opens_from_a_host_under_any_path(self):
        with server.serving(bundles.sealed().parents[1]) as port:
            address = f"http://localhost:{port}/{bundles.SELLER}/"
            self.unlocked(address)
            self.assert_silent(address)

    def test_each_language_says_what_is_missing(self):
        for language in ["en", "hi", "gu"]:
            text = words(language)
            page_file = bundles.sealed("--lang", language)
            page = self.page(java_script_enabled=False)
            page.goto(page_file.as_uri())
            self.assertIn(text["seal_no_script"], page.inner_text("main"))
            self.assertFalse(page.is_visible("form"))
            page = self.page()
            page.add_init_script("delete globalThis.DecompressionStream")
            page.goto(page_file.as_uri())
            self.assertEqual(page.inner_text("#status"), text["seal_old"])
            with server.serving(page_file.parent) as port:
                page = self.page()
                page.goto(f"http://plain.example:{port}/index.html")
                self.assertEqual(page.inner_text("#status"), text["seal_insecure"])
                self.assertFalse(page.is_visible("form"))

    def test_a_damaged_file_is_told_from_a_wrong_phrase(self):
        whole = bundles.sealed().read_text()
        content = re.search(r'id="content"[^>]*>(.)', whole)
        other = "B" if content[1] == "A" else "A"
        damaged = bundles.sealed().parents[1] / "damaged.html"
        damaged.write_text(whole[: content.start(1)] + other + whole[content.end(1) :])
        page = self.page()
        page.goto(damaged.as_uri())
        page.fill("#phrase", bundles.PHRASES[0])
        page.click("form button")
        page.wait_for_selector("#status.problem", timeout=WAIT)
        self.assertEqual(page.inner_text("#status"), words("en")["seal_damaged"])

    def test_it_fits_a_phone_and_can_be_used_by_all(self):
        for language, scheme in [("en", "dark"), ("en", "light"), ("hi", "light"), ("gu", "dark")]:
            page = self.page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
            page.goto(bundles.sealed("--lang", language).as_uri())
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
            found = Axe().run(page).response["violations"]
            self.assertEqual([violation["id"] for violation in found], [])
