"""Chromium as the tests use it: pages without memory that note what they say and ask for."""

import pathlib
import unittest

from playwright.sync_api import sync_playwright

LANGUAGES = ("en", "hi", "gu")
PHONE, LAPTOP = 360, 1280


class ChromiumTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        # Whatever name a page is asked for by, it comes from this machine.
        arguments = ["--no-sandbox", "--host-resolver-rules=MAP * 127.0.0.1"]
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        cls.addClassCleanup(cls.browser.close)

    def page(self, **options):
        """A page of a browser without memory; what it says and asks for is kept."""
        context = self.browser.new_context(**options)
        self.addCleanup(context.close)
        page = context.new_page()
        self.said, self.requests = [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        return page

    def at_width(self, width, **options):
        return self.page(viewport={"width": width, "height": 800}, **options)

    def opened(self, bundle: pathlib.Path, width=LAPTOP, **options):
        page = self.at_width(width, **options)
        page.goto((bundle / "index.html").as_uri())
        lay_out(page)
        return page


def lay_out(page):
    """Lays out every section, also those that are far from the window, as if each had been scrolled to."""
    page.eval_on_selector_all("main > section", "all => { for (const each of all) each.style.contentVisibility = 'visible'; }")


def choose(page, choice):
    """Clicks the label of a radio button, as a reader does."""
    page.locator(f"label:has([id='{choice}'])").click()


def speak(page, language):
    choose(page, f"lang-{language}")


def spoken(page):
    """Each of the page's languages in turn, after switching to it."""
    for language in LANGUAGES:
        speak(page, language)
        yield language


def periods(page):
    """Each of the page's periods in turn, after switching to it, by the id of its radio button."""
    for period in page.eval_on_selector_all("input[name='period']", "radios => radios.map(radio => radio.id)"):
        choose(page, period)
        yield period


def open_details(page):
    """Opens every part that can be unfolded."""
    page.eval_on_selector_all("details", "parts => { for (const part of parts) part.open = true; }")


def sideways(page):
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
