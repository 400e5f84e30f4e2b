"""The search over orders, against the tables of the same bundle."""

import collections
import pathlib
import re
import unittest

from axe_playwright_python.sync_playwright import Axe
import bundles
import packed
from browser import BrowserTest
from fixtures import LANGUAGES, TEXTS, words

COUNTED = """const original = DecompressionStream; globalThis.unpacked = 0;
    globalThis.DecompressionStream = class extends original { constructor(...all) { super(...all); globalThis.unpacked += 1; } }"""


# The order that is unfolded.
OPEN = "#find-panel [aria-expanded=true]"


def indian(text: str) -> str:
    """`-1234567.50` as a page prints rupees."""
    if not text:
        return ""
    sign, whole, rest = re.fullmatch(r"(-?)(\d+)(\.\d\d)", text).groups()
    head, tail = whole[:-3], whole[-3:]
    pairs = re.findall(r"\d{1,2}", head[::-1])
    return sign + "₹" + ",".join([pair[::-1] for pair in pairs[::-1]] + [tail]) + rest


def numeric(day: str) -> str:
    return "-".join(reversed(day.split("-"))) if day else ""


def place(source: str) -> str:
    """`file!/member#sheet!row` as the page prints it."""
    path, sheet, row = re.fullmatch(r"(.*)#(.*)!(\d+)", source).groups()
    return " › ".join([part for part in path.split("!/") + [sheet] if part] + [row])


def places(source: str) -> list[str]:
    """Sources that are joined by blanks, though names may hold some."""
    return [place(part) for part in re.findall(r"\S.*?#[^#]*?!\d+(?=\s|$)", source)]


class Find(BrowserTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = bundles.bundle()
        cls.orders = bundles.table(cls.folder, "orders")
        cls.orders.sort(key=lambda order: (order["order_date"] or order["payment_date"], order["sub_order"]), reverse=True)
        cls.legs = collections.defaultdict(list)
        for leg in bundles.table(cls.folder, "settlements"):
            cls.legs[leg["sub_order"]].append(leg)

    def opened(self, hash="", folder=None, before="", **options):
        return self.page(((folder or self.folder) / "index.html").as_uri() + hash, before, **options)

    def search(self, page, text):
        """Types and waits for the answer, which is always another one."""
        output = page.locator("#find-panel output").first
        output.evaluate("(each) => each.replaceChildren()")
        page.fill("#find-q", text)
        self.until(output.inner_text, text)
        return output.inner_text()

    def assert_text(self, page, selector, text):
        self.until(lambda: page.locator(selector).all_inner_texts() == [text], f"for {text}")

    def is_in_view(self, page, selector):
        top, height = page.evaluate("(part) => [document.querySelector(part).getBoundingClientRect().top, innerHeight]", selector)
        return -1 <= top < height

    def numbers(self, page):
        return page.locator("#find-panel tbody tr.id button").all_inner_texts()

    def with_any(self, test):
        return [order["sub_order"] for order in self.orders if test(order)]

    def has(self, order, word):
        """Whether an order has a word in what the search looks through."""
        names = [TEXTS[language][f"since_outcome_{order['outcome']}"] for language in LANGUAGES]
        names += [order[name] for name in ["sub_order", "sku", "product", "state", "order_status", "payment_status"]]
        names += [leg[name] for leg in self.legs[order["sub_order"]] for name in ["transaction_id", "live_status"]]
        kinds = {row["kind"] for row in self.findings if row["sub_order"] == order["sub_order"]}
        names += [TEXTS[language][f"exception_{kind}"] for kind in kinds for language in LANGUAGES]
        return any(word.lower() in name.lower() for name in names)

    @property
    def findings(self):
        return bundles.table(self.folder, "exceptions")

    def assert_found(self, page, text):
        words = text.split()
        wanted = self.with_any(lambda order: all(self.has(order, word) for word in words))
        self.assertTrue(wanted, text)
        self.assertEqual(self.search(page, text), f"{len(wanted)} found", text)
        self.assertEqual(self.numbers(page), wanted[:100], text)

    # Finding

    def test_without_the_script_a_file_is_named(self):
        for before, options in [("", {"java_script_enabled": False}), ("delete globalThis.DecompressionStream", {})]:
            page = self.opened("#find", before=before, **options)
            self.assertIn(TEXTS["en"]["find_stand"], page.inner_text("#find"))
            self.assertTrue(page.is_visible("#find a[href='data/orders.csv']"))
            self.assertFalse(page.is_visible("#find-q"))

    def test_orders_are_found_by_all_that_names_them(self):
        page = self.opened()
        order = next(order for order in self.orders if order["outcome"] == "rto" and self.legs[order["sub_order"]])
        leg = self.legs[order["sub_order"]][0]
        number = order["sub_order"].split("_")[0]
        for text in [
            order["sub_order"], number, number[-6:], "_2", order["sku"], order["sku"].upper(), order["product"].split()[0],
            order["state"], order["order_status"], "rto_complete", leg["transaction_id"], leg["transaction_id"][-5:].lower(),
            "rto", f"rto {order['sku']}", f"  {order['state']}   RTO  {number[:4]} ", "kurti delivered", "return",
            *(TEXTS[language]["since_outcome_customer_return"] for language in LANGUAGES),
            *(TEXTS[language]["since_outcome_delivered"] for language in LANGUAGES),
            TEXTS["hi"]["exception_claim_too_late"], number[:3],
        ]:
            self.assert_found(page, text)
        for text in ["no such order", f"{order['sub_order']} zzz", "<", "\\", "%"]:
            self.assertEqual(self.search(page, text), TEXTS["en"]["find_none"])
            self.assertFalse(page.is_visible("#find-panel table"))
        page.fill("#find-q", "")
        self.until(lambda: not page.inner_text("#find-panel output >> nth=0"))
        self.assertEqual(page.locator("#find-panel output[for=find-q]").count(), 1)
        self.assert_silent()

    def test_rows_show_what_the_table_has(self):
        page = self.opened()
        self.search(page, "9")
        cells = page.locator("#find-panel tbody tr.id").evaluate_all(
            "rows => rows.map((row) => Array.from(row.cells, (cell) => cell.innerText.trim().replace(/\\s+/g, ' ')))"
        )
        for order, shown in zip(self.orders, cells):
            self.assertEqual(shown, [
                order["sub_order"], numeric(order["order_date"]), f"{order['sku']} {order['product']}",
                TEXTS["en"][f"since_outcome_{order['outcome']}"], indian(order["order_value"]), indian(order["settlement"]),
            ])
        self.assertEqual(len(cells), 100)

    def test_more_than_a_hundred_come_in_pages(self):
        page = self.opened()
        self.assert_found(page, "9")
        place, (back, on) = "#find-panel .pager output", page.locator("#find-panel .pager button").all()
        self.assert_text(page, place, f"1 to 100 of {len(self.orders)}")
        on.click()
        self.assert_text(page, place, f"101 to {len(self.orders)} of {len(self.orders)}")
        self.assertEqual(self.numbers(page), [order["sub_order"] for order in self.orders[100:]])
        self.assertTrue(on.is_disabled())
        back.click()
        self.assert_text(page, place, f"1 to 100 of {len(self.orders)}")
        on.click()
        self.assertEqual(self.search(page, "kurti"), f"{len(self.with_any(lambda order: self.has(order, 'kurti')))} found")
        self.assertFalse(page.is_visible("#find-panel .pager"), "another search begins with its first page")
        self.assert_silent()

    def test_the_block_is_opened_when_somebody_searches(self):
        page = self.opened(before=COUNTED)
        page.locator("#find").scroll_into_view_if_needed()
        self.assertEqual(page.evaluate("unpacked"), 0)
        page.focus("#find-q")
        self.search(page, "kurti")
        self.search(page, "rto")
        self.assertEqual(page.evaluate("unpacked"), 1)

    # Journeys

    def journey(self, page):
        facts = page.locator(".journey .facts > div").evaluate_all(
            "all => all.map((each) => [each.firstElementChild.innerText, each.lastElementChild.innerText])"
        )
        legs = page.locator(".journey tbody tr").evaluate_all(
            "rows => rows.map((row) => Array.from(row.cells, (cell) => cell.innerText))"
        )
        return dict(facts), legs, page.locator(".journey li").all_inner_texts()

    def test_every_order_unfolds_to_its_whole_journey(self):
        page = self.opened()
        english = TEXTS["en"]
        sources = {"orders": "kind_orders", "payments": "kind_payments", "returns": "find_returns", "order_summary": "kind_order_summary"}
        picked = [order for order in self.orders if len(self.legs[order["sub_order"]]) > 1][:4]
        picked += [next(order for order in self.orders if order["outcome"] == outcome) for outcome in {each["outcome"] for each in self.orders}]
        picked += [next(order for order in self.orders if not self.legs[order["sub_order"]])]
        for order in picked:
            number = order["sub_order"]
            self.search(page, number)
            page.click("#find-panel tbody tr.id button")
            facts, legs, listed = self.journey(page)
            statuses = dict.fromkeys(status for status in [order["order_status"], order["payment_status"]] if status)
            wanted = {
                "find_dispatched": numeric(order["dispatch_date"]), "find_paid": numeric(order["payment_date"]),
                "find_size": order["size"], "tax_quantity": order["quantity"], "state": order["state"],
                "find_printed": ", ".join(statuses), "find_decided": english[sources[order["outcome_source"]]],
                "profit": indian(order["profit"]),
            }
            self.assertEqual(facts, {english[key]: value for key, value in wanted.items() if value}, number)
            rows = self.legs[number]
            self.assertEqual(legs, [
                [numeric(leg["payment_date"]), leg["live_status"], indian(leg["settlement"]), leg["transaction_id"], place(leg["source"])]
                for leg in rows
            ], number)
            self.assertEqual(english["find_unpaid"] in page.inner_text(".journey"), not rows)
            kinds = {row["kind"] for row in self.findings if row["sub_order"] == number}
            others = [each for each in places(order["source"]) if each not in [place(leg["source"]) for leg in rows]]
            self.assertEqual(sorted(listed), sorted([english[f"exception_{kind}"] for kind in kinds] + others), number)
        self.assert_silent()

    def test_rows_unfold_and_fold_by_keys(self):
        page = self.opened()
        self.search(page, "kurti")
        button = page.locator("#find-panel tbody tr.id button").nth(1)
        self.assertEqual(button.get_attribute("aria-expanded"), "false")
        button.focus()
        page.keyboard.press("Enter")
        self.assertEqual(button.get_attribute("aria-expanded"), "true")
        self.assertTrue(page.is_visible(".journey"))
        self.assertEqual(page.evaluate("location.hash"), f"#o-{button.inner_text()}&find-q=kurti")
        page.keyboard.press("Space")
        self.assertEqual(page.locator(".journey").count(), 0)
        page.keyboard.press("Enter")
        page.focus(".journey .scroll")
        page.keyboard.press("Escape")
        self.assertEqual(page.locator(".journey").count(), 0)
        self.assertTrue(button.evaluate("(each) => document.activeElement === each"))
        self.assertEqual(button.get_attribute("aria-expanded"), "false")

    def test_a_key_leads_to_the_search_and_another_one_empties_it(self):
        page = self.opened()
        focused = "document.activeElement.id"
        page.keyboard.press("/")
        self.assertEqual(page.evaluate(focused), "find-q")
        self.assertEqual(page.input_value("#find-q"), "")
        page.keyboard.type("a/b")
        self.assertEqual(page.input_value("#find-q"), "a/b")
        page.keyboard.press("Escape")
        self.assertEqual(page.input_value("#find-q"), "")
        self.until(lambda: not page.inner_text("#find-panel output >> nth=0"))
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+/")
        self.assertNotEqual(page.evaluate(focused), "find-q")

    # Links

    def test_a_link_opens_an_order(self):
        number = self.orders[57]["sub_order"]
        for hash in [f"#o-{number}", f"#o-{number}&find-q=kurti"]:
            page = self.opened(hash)
            self.assert_text(page, OPEN, number)
            self.assertTrue(page.is_visible(".journey"))
            self.assertTrue(self.is_in_view(page, OPEN))
            self.assertTrue(page.evaluate("location.hash").startswith(f"#o-{number}"))
        other = self.orders[3]["sub_order"]
        page.evaluate(f"location.hash = 'o-{other}'")
        self.assert_text(page, OPEN, other)
        self.assert_silent()

    def test_a_link_to_no_order_says_so(self):
        for name in ["o-1", "o-900000456799999999_1", "o-%3Cimg%20src=x%20onerror=alert(1)%3E", "o-"]:
            page = self.opened("#" + name)
            self.until(lambda: self.is_in_view(page, "#find-panel"))
            self.assertEqual(page.locator(".journey").count(), 0)
            self.assertEqual(page.locator("main img").count(), 0)
            self.assert_silent()

    def test_a_link_shares_a_search(self):
        page = self.opened()
        self.search(page, "kurti")
        hash = page.evaluate("location.hash")
        self.assertEqual(hash, "#&find-q=kurti")
        other = self.opened(hash)
        self.until(lambda: self.numbers(other) == self.numbers(page))

    def test_results_are_copied(self):
        page = self.opened(permissions=["clipboard-read", "clipboard-write"])
        self.assert_found(page, "9")
        page.click("#find-panel .copy")
        self.assert_text(page, "#find-panel .said", TEXTS["en"]["table_copied"])
        lines = page.evaluate("navigator.clipboard.readText()").split("\n")
        self.assertEqual([line.split("\t")[0] for line in lines[1:]], [order["sub_order"] for order in self.orders])

    # Other pages

    def test_every_language_is_there_at_once(self):
        page = self.opened()
        number = next(order["sub_order"] for order in self.orders if order["outcome"] == "customer_return")
        for language in LANGUAGES:
            page.check(f"#lang-{language}", force=True)
            text = TEXTS[language]
            self.assertEqual(self.search(page, number), text["found"].replace("{n}", "1"))
            page.click("#find-panel tbody tr.id button")
            shown = page.inner_text("#find")
            for key in ["find_title", "find_outcome", "since_outcome_customer_return", "find_decided", "find_legs", "table_copy"]:
                self.assertIn(text[key], shown)
                for other in LANGUAGES:
                    if TEXTS[other][key] not in [text[name] for name in text]:
                        self.assertNotIn(TEXTS[other][key], shown)
        page.check("#lang-en", force=True)
        self.assertEqual(page.inner_text("#find-panel output >> nth=0"), "1 found")

    def test_a_redacted_page_has_running_numbers_and_tells_no_profit_and_no_files(self):
        folder = bundles.bundle("--redact")
        page = self.opened(folder=folder)
        order = next(order for order in bundles.table(folder, "orders") if order["payment_date"])
        self.assertEqual(self.search(page, order["sub_order"].lower()), "1 found")
        self.assertEqual(self.numbers(page), [order["sub_order"]])
        page.click("#find-panel tbody tr.id button")
        facts, legs, _ = self.journey(page)
        self.assertNotIn(TEXTS["en"]["profit"], facts)
        self.assertEqual([len(leg) for leg in legs], [4])
        self.assertNotIn("›", page.inner_text(".journey"))
        linked = self.opened(f"#o-{order['sub_order']}", folder)
        self.assert_text(linked, OPEN, order["sub_order"])
        self.assert_silent()

    def test_a_sealed_page_finds_as_the_readable_one_does(self):
        number = self.orders[12]["sub_order"]
        page = self.page(bundles.sealed().as_uri() + f"#o-{number}")
        page.fill("#phrase", bundles.PHRASES[0])
        page.press("#phrase", "Enter")
        page.wait_for_selector("#answers", timeout=60_000)
        self.assert_text(page, OPEN, number)
        self.assert_found(page, "kurti")
        with page.expect_download() as download:
            page.click("#find .lead a")
        self.assertEqual(download.value.suggested_filename, "orders.csv")
        page.locator("#t-products").scroll_into_view_if_needed()
        page.click("#products .all")
        self.assert_text(page, "#products .all", TEXTS["en"]["table_fewer"])
        self.assert_silent()

    NASTY = [
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a\u2028b", "\"'&amp;", "سعر \u202egnp",
        "{{t.find_title}}", "${alert(1)}", "=HYPERLINK(1)",
    ]

    def test_no_text_of_an_order_is_taken_for_markup(self):
        orders = [
            {
                "number": f"90000045670000000{index}_1", "placed": "05-08-2025", "sku": text, "product": text, "size": text,
                "quantity": "1", "value": "₹1,00,000.00", "state": text, "printed": text, "settlement": "-₹5.50",
                "outcome": words("Lost", "खोया", "ખોવાયું"), "decided": words("A", "B", "C"),
                "findings": [words("Odd", "अजीब", "અજબ")], "paid": "07-08-2025",
                "legs": [{"day": "09-08-2025", "status": text, "transaction": text, "settlement": "₹2.00", "place": (text, 7)}],
                "places": [(text, 9), (text, 3)],
            }
            for index, text in enumerate(self.NASTY)
        ]
        whole = (self.folder / "index.html").read_text()
        changed = re.sub(r'<script type="text/plain" id="order-rows".*?</script>', lambda _: packed.block(orders), whole)
        file = pathlib.Path(self.folder).parent / "nasty.html"
        file.write_text(changed)
        page = self.page(file.as_uri())
        for index, text in enumerate(self.NASTY):
            self.assertEqual(self.search(page, text.split()[0]).split()[0].isdigit(), True, text)
            self.search(page, f"0000{index}_1")
            page.click("#find-panel tbody tr.id button")
            shown = page.text_content("#find-panel tbody")
            # In its row product and SKU; size, state, status and two rows; of the leg status, transaction and row.
            self.assertEqual(shown.count(text), 10, text)
            self.assertIn(f"{text} › 3", shown)
            self.assertEqual(page.locator("#find-panel tbody :is(img, script)").count(), 0)
            self.assertIn("neg", page.get_attribute("#find-panel tr.id td:last-child", "class"))
        for word in ["lost", "खोया", "ખોવાયું", "अजीब"]:
            self.assertEqual(self.search(page, word), f"{len(orders)} found")
        self.assertEqual(self.search(page, "lang"), TEXTS["en"]["find_none"], "markup is not searched")
        self.assert_silent()

    def test_it_fits_a_phone_and_can_be_used_by_all(self):
        for language, scheme, width in [("en", "light", 320), ("hi", "dark", 360), ("gu", "light", 1280)]:
            page = self.opened(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.check(f"#lang-{language}", force=True)
            self.search(page, "rto")
            page.click("#find-panel tbody tr.id button")
            page.click("#find-panel .menu summary")
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
            found = Axe().run(page, context="#find").response["violations"]
            self.assertEqual([(each["id"], each["nodes"][0]["html"]) for each in found], [])
            heights = page.locator("#find-panel :is(button, summary, input:not([type=checkbox]), .menu label)").evaluate_all(
                "all => all.map((each) => each.offsetHeight).filter((height) => height > 0)"
            )
            self.assertGreaterEqual(min(heights), 44)

    # Size

    def test_the_newest_fifty_thousand_orders_are_found(self):
        page = self.opened(folder=bundles.generated(52_000))
        self.assertIn("50,000 of", page.text_content("#find"))
        self.search(page, "rto gujarat")
        rows = re.search(r'id="order-rows" data-count="(\d+)">([^<]*)<', (bundles.generated(52_000) / "index.html").read_text())
        self.assertEqual(int(rows[1]), 50_000)
        self.assertLess(len(rows[2]), 900_000)


if __name__ == "__main__":
    unittest.main()
