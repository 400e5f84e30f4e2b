"""Pages of sellers whose files are few, empty or strange."""

import json
import re
import unittest

import bundles
import odd_sellers
from browsers import LANGUAGES, LAPTOP, PHONE, ChromiumTests, open_details, sideways, spoken
from test_layout import CHARTS, faults

# What a page shows where something was not written out as it should be.
LEFTOVERS = re.compile(r"⟦|⟧|\{\{|\}\}(?!\})|\bNaN\b|\bundefined\b|\bnil\b|Optional\(|\[object ")
# What each must be told to load; the others lack nothing.
TO_LOAD = {
    "no_payments": ["kind_payments"],
    "no_orders": ["kind_orders"],
    "no_costs": ["kind_costs"],
    "only_gst": ["kind_orders", "kind_payments", "kind_costs"],
    "only_orders": ["kind_payments", "kind_costs"],
    "one_order": ["kind_costs"],
    "nothing_sold": ["kind_payments"],
}


def texts(language):
    return json.loads((bundles.ROOT / f"Templates/texts.{language}.json").read_text())


class OddSellerTests(ChromiumTests):
    def check_each(self, width, check, names=odd_sellers.SELLERS):
        """Passes each seller's name and page, in each language, to a check."""
        for name in names:
            page = self.opened(odd_sellers.bundle(name), width)
            for language in spoken(page):
                with self.subTest(seller=name, language=language):
                    check(name, language, page)
            page.context.close()

    def test_a_phone_shows_the_page_whole(self):
        def check(name, _, page):
            self.assertLessEqual(sideways(page), 0)
            open_details(page)
            self.assertLessEqual(sideways(page), 0, "unfolded")
            self.assertEqual(self.said, [])
            self.assertGreater(page.locator("#answers .card").count(), 6)
            # Names that look like leftovers are what one of them is about.
            if name != "markup":
                self.assertEqual(re.findall(LEFTOVERS, page.inner_text("body")), [])
            for chart in page.evaluate(CHARTS):
                self.assertEqual(faults(chart), [])

        self.check_each(PHONE, check)

    def test_a_laptop_shows_it(self):
        for name in odd_sellers.SELLERS:
            page = self.opened(odd_sellers.bundle(name))
            open_details(page)
            with self.subTest(seller=name):
                self.assertLessEqual(sideways(page), 0)
                for chart in page.evaluate(CHARTS):
                    self.assertEqual(faults(chart), [])
            page.context.close()

    def test_it_says_what_to_load(self):
        def check(name, language, page):
            words = texts(language)
            said = page.inner_text("#answers")
            self.assertEqual([kind for kind in TO_LOAD[name] if words[kind] not in said], [])
            self.assertNotIn(words["action_none"], page.inner_text("#actions"))

        self.check_each(LAPTOP, check, TO_LOAD)

    def test_nothing_paid_is_no_picture(self):
        for name, charts in ("only_orders", 0), ("no_costs", 1):
            page = self.opened(odd_sellers.bundle(name))
            self.assertEqual(page.locator("svg[aria-labelledby=payout-months-t]").count(), charts, name)
            self.assertEqual(page.locator("#time p", has_text=texts("en")["payouts_none"]).count(), 1 - charts, name)

    def test_names_are_texts_and_nothing_else(self):
        page = self.opened(odd_sellers.bundle("markup"))
        open_details(page)
        names = odd_sellers.MARKUP
        shown = page.inner_text("#products")
        self.assertEqual([name for name in names if name not in shown], [])
        self.assertEqual(page.locator("main :is(img, i:not([lang]))").count(), 0)
        self.assertEqual(self.requests, [page.url])

    def test_a_name_that_reads_from_the_right_does_not_turn_what_stands_beside_it(self):
        """Signs, dots and digits of figures keep their order, and stay in their cells."""
        page = self.opened(odd_sellers.bundle("right_to_left"))
        open_details(page)
        figures = page.locator("#products table[data-sorts] td[data-sort]").all()
        self.assertGreater(len(figures), 20)
        for figure in figures:
            self.assertEqual(figure.evaluate("each => getComputedStyle(each).direction"), "ltr")
        names = page.locator("#products table[data-sorts] tbody th").all()
        self.assertTrue(any(name.evaluate("each => each.matches('[dir=auto]') || each.querySelector('bdi, [dir=auto]')") for name in names))


if __name__ == "__main__":
    unittest.main()
