"""What the script does to tables: order, search, columns, pages, copies, and the address that remembers it."""

import unittest

from playwright.sync_api import expect

import fixtures
from browser import BrowserTest
from fixtures import TEXTS, block, head, page, row, table, words

# Names that sort otherwise in each language, some rows without a number or a name.
GOODS = [
    (words("Apple", "सेब", "સફરજન"), 30, "2-x"),
    (words("Cherry", "अनार", "કેળું"), None, "10-x"),
    (words("Banana", "केला", "અનાનસ"), -5, ""),
    (words("Date", "खजूर", "ખજૂર"), 30, "1-x"),
    (words("Elder", "इमली", "આમલી"), 7, "10-a"),
]


def goods(id="t-goods", attributes="data-sorts"):
    rows = [
        row(name, "" if number is None else f"₹{number}", code, words("ripe", "पका", "પાકું"), sorts=[number, None, None])
        for name, number, code in GOODS
    ]
    heads = [head(words("Fruit", "फल", "ફળ")), head("Price", True), head("Code"), head("State")]
    return table(id, heads, rows, attributes)


def many(count, shown, id="t-many", attributes="", **more):
    """A table that is cut after `shown` rows, and the block that has the rest of it."""
    rows = [
        row(f"sku {index:04}", f"{index * 7919 % 1000}", words(f"red {index}", f"लाल {index}", f"લાલ {index}"),
            "x", "y", id=f"sku-{index}", sorts=[index * 7919 % 1000, None, None, None])
        for index in range(count)
    ]
    heads = [head("SKU"), head("Pieces", True), head("Colour"), head("C"), head("D")]
    markup = table(
        id, heads, rows[:shown],
        f'data-sorts data-rest="{id}" data-shown="{shown}" data-count="{count}" {attributes}',
    )
    return markup, rests({id: rows[shown:], **more})


def rests(tables):
    """The block of the rows that do not stand in the page, by the ids of their tables."""
    return block("table-rows", "".join(f"{id}\n{''.join(rows)}\n" for id, rows in tables.items()))


class Tables(BrowserTest):
    def column(self, page, index, table="table"):
        """The texts of a column as they are seen."""
        return page.locator(f"{table} tbody tr > :nth-child({index})").all_inner_texts()

    def sort(self, page, index, table="table"):
        page.click(f"{table} thead th:nth-child({index}) button")

    def pieces(self, count):
        return [index * 7919 % 1000 for index in range(count)]

    # Order

    def test_numbers_sort_from_above_first_and_rows_without_one_go_last(self):
        tab = self.page(page(goods()))
        self.sort(tab, 2)
        self.assertEqual(self.column(tab, 2), ["₹30", "₹30", "₹7", "₹-5", ""])
        self.assertEqual(self.column(tab, 1)[:2], ["Apple", "Date"], "equal rows keep their order")
        self.assertEqual(tab.get_attribute("th:nth-child(2)", "aria-sort"), "descending")
        self.sort(tab, 2)
        self.assertEqual(self.column(tab, 2), ["₹-5", "₹7", "₹30", "₹30", ""])
        self.assertEqual(self.column(tab, 1)[2:4], ["Apple", "Date"], "equal rows keep their order")
        self.assertEqual(tab.get_attribute("th:nth-child(2)", "aria-sort"), "ascending")
        self.assert_silent()

    def test_texts_sort_in_the_language_that_is_read(self):
        tab = self.page(page(goods()))
        self.sort(tab, 1)
        self.assertEqual(self.column(tab, 1), ["Apple", "Banana", "Cherry", "Date", "Elder"])
        tab.check("#lang-hi", force=True)
        self.assertEqual(self.column(tab, 1), ["अनार", "इमली", "केला", "खजूर", "सेब"])
        tab.check("#lang-gu", force=True)
        self.assertEqual(self.column(tab, 1), ["અનાનસ", "આમલી", "કેળું", "ખજૂર", "સફરજન"])
        self.assertEqual(tab.locator("th[aria-sort]").count(), 1)
        self.sort(tab, 3)
        self.assertEqual(self.column(tab, 3), ["1-x", "2-x", "10-a", "10-x", ""], "numbers in texts count as numbers")

    def test_it_sorts_by_keys(self):
        tab = self.page(page(goods()))
        tab.focus("th:nth-child(2) button")
        tab.keyboard.press("Enter")
        self.assertEqual(self.column(tab, 2)[0], "₹30")

    def test_a_table_that_does_not_sort_has_no_buttons(self):
        tab = self.page(page(goods(attributes="")) + "#&t-goods=s1d")
        self.assertEqual(tab.locator("th button").count(), 0)
        self.assertEqual(self.column(tab, 1)[0], "Apple")

    # Search

    BOX = '<div class="tools" hidden><label for="q">Find</label><input id="q" type="search" data-filter="f"><output for="q"></output></div>'

    def test_a_box_searches_rows_in_all_languages_and_tells_how_many(self):
        tab = self.page(page(self.BOX + goods(attributes='data-sorts data-filtered="f"')))
        tab.fill("#q", " BANANA ripe")
        expect(tab.locator("output[for=q]")).to_have_text("1 of 5", use_inner_text=True)
        self.assertEqual(self.column(tab, 1), ["Banana"])
        tab.fill("#q", "खजूर")
        expect(tab.locator("tbody th")).to_have_text(["Date"], use_inner_text=True)
        tab.check("#lang-hi", force=True)
        self.assertEqual(tab.inner_text("output[for=q]"), "5 में से 1")
        tab.fill("#q", "")
        expect(tab.locator("tbody tr")).to_have_count(5)
        self.assertEqual(tab.inner_text("output[for=q]"), "")

    def test_a_box_opens_the_folded_tables_in_which_it_finds_something(self):
        groups = "".join(
            f'<details id="g{index}"><summary>group {index}</summary>{goods(f"t-{index}", f"""data-filtered="f" """)}</details>'
            for index in range(2)
        ).replace("Cherry", "Quince", 1)
        tab = self.page(page(self.BOX + groups))
        tab.fill("#q", "quince")
        expect(tab.locator("output[for=q]")).to_have_text("1 of 10", use_inner_text=True)
        self.assertTrue(tab.is_visible("#t-0"))
        self.assertFalse(tab.is_visible("#g1"))
        tab.fill("#q", "")
        expect(tab.locator("#g1")).to_be_visible()

    # Columns

    def test_columns_are_chosen_and_remembered_in_the_address(self):
        markup, rest = many(30, 10)
        tab = self.page(page(markup, rest))
        tab.click(".menu summary")
        labels = tab.locator(".menu label")
        expect(labels).to_have_text(["Pieces", "Colour", "C", "D"], use_inner_text=True)
        labels.nth(1).locator("input").uncheck()
        labels.nth(3).locator("input").uncheck()
        self.assertEqual(tab.locator("thead th").evaluate_all("all => all.map((each) => each.offsetWidth > 0)"),
                         [True, True, False, True, False])
        self.assertFalse(tab.is_visible("tbody tr:first-child > :nth-child(3)"))
        self.assertEqual(tab.evaluate("location.hash"), "#&t-many=h2.4")
        self.sort(tab, 2)
        expect(tab.locator("th:nth-child(2)")).to_have_attribute("aria-sort", "descending")
        self.assertFalse(tab.is_visible("tbody tr:last-child > :nth-child(5)"), "rows that come in hide it, too")
        labels.nth(1).locator("input").check()
        self.assertTrue(tab.is_visible("tbody tr:first-child > :nth-child(3)"))
        tab.focus(".menu input")
        tab.keyboard.press("Escape")
        self.assertFalse(tab.evaluate("document.querySelector('.menu').open"))
        self.assertTrue(tab.evaluate("document.activeElement.matches('summary')"))
        self.assert_silent()

    def test_a_table_of_few_columns_has_no_choice_of_them(self):
        tab = self.page(page(goods()))
        expect(tab.locator(".copy")).to_be_visible()
        self.assertEqual(tab.locator(".menu").count(), 0)

    # Copies

    ALLOWED = ["clipboard-read", "clipboard-write"]

    def copied(self, page):
        page.click(".copy")
        expect(page.locator(".said")).not_to_be_empty()
        return page.evaluate("navigator.clipboard.readText()")

    def test_a_copy_has_what_is_seen(self):
        markup = goods().replace("2-x", "=HYPERLINK(1)").replace("10-a", "two\n lines")
        tab = self.page(page(markup), permissions=self.ALLOWED)
        tab.check("#lang-hi", force=True)
        self.sort(tab, 2)
        tab.evaluate("document.querySelector('tfoot') ?? document.querySelector('table').createTFoot()")
        self.assertEqual(
            self.copied(tab),
            "फल\tPrice\tCode\tState\n"
            "सेब\t₹30\t'=HYPERLINK(1)\tपका\n"
            "खजूर\t₹30\t1-x\tपका\n"
            "इमली\t₹7\ttwo lines\tपका\n"
            "केला\t₹-5\t\tपका\n"
            "अनार\t\t10-x\tपका",
        )
        self.assertEqual(tab.inner_text(".said"), TEXTS["hi"]["table_copied"])
        self.assertEqual(tab.evaluate("document.querySelector('.said').tagName"), "OUTPUT")
        self.assert_silent()

    def test_a_copy_has_the_rows_of_all_pages_and_the_columns_shown(self):
        markup, rest = many(450, 10)
        tab = self.page(page(markup, rest) + "#&t-many=h2.3.4,s1", permissions=self.ALLOWED)
        expect(tab.locator("th[aria-sort]")).to_have_count(1)
        lines = self.copied(tab).split("\n")
        self.assertEqual(lines[0], "SKU\tPieces")
        self.assertEqual([int(line.split("\t")[1]) for line in lines[1:]], sorted(self.pieces(450)))

    def test_where_copying_is_refused_the_text_stands_there_selected(self):
        refuse = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new Error(); } } })"
        for before in [refuse, "Object.defineProperty(navigator, 'clipboard', { value: undefined })"]:
            tab = self.page(page(goods()), before)
            tab.click(".copy")
            area = tab.locator("textarea")
            expect(area).to_be_focused()
            self.assertTrue(area.input_value().startswith("Fruit\tPrice\tCode\tState\nApple\t"))
            self.assertEqual(tab.inner_text(".said"), TEXTS["en"]["table_copy_key"])
            self.assertEqual(area.evaluate("(each) => [each.selectionStart, each.selectionEnd - each.value.length]"), [0, 0])
            tab.focus(".copy")
            expect(area).to_have_count(0)
            self.assert_silent()

    # Pages

    def test_all_rows_are_shown_where_that_is_asked_for(self):
        markup, rest = many(200, 10)
        tab = self.page(page(markup + '<p class="note" data-more="t-many">first 10</p>', rest))
        button = tab.locator(".all")
        expect(button).to_have_text("Show all 200", use_inner_text=True)
        self.assertEqual(len(self.column(tab, 1)), 10)
        button.click()
        expect(tab.locator("tbody tr")).to_have_count(200)
        self.assertEqual(self.column(tab, 1), [f"sku {index:04}" for index in range(200)])
        self.assertFalse(tab.is_visible(".note"), "it tells of the first rows")
        self.assertFalse(tab.is_visible(".pager"))
        self.assertEqual(tab.evaluate("location.hash"), "#&t-many=p1")
        button.click()
        expect(tab.locator("tbody tr")).to_have_count(10)
        self.assertTrue(tab.is_visible(".note"))
        self.assertEqual(tab.evaluate("location.hash"), "")
        tab.check("#lang-gu", force=True)
        self.assertEqual(button.inner_text(), "બધા 200 બતાવો")
        self.assert_silent()

    def test_a_part_of_what_was_found_is_not_called_all(self):
        markup, rest = many(20, 10, attributes='data-found="1234"')
        tab = self.page(page(markup, rest))
        button = tab.locator(".all")
        expect(button).to_have_text("Show 20 of 1,234", use_inner_text=True)
        button.click()
        expect(tab.locator("tbody tr")).to_have_count(20)
        expect(button).to_have_text("Show fewer", use_inner_text=True)
        self.assert_silent()

    def test_more_than_two_hundred_rows_are_shown_in_pages(self):
        markup, rest = many(231, 10)
        tab = self.page(page(markup, rest))
        tab.click(".all")
        expect(tab.locator("tbody tr")).to_have_count(100)
        back, on, place = tab.locator(".pager button").nth(0), tab.locator(".pager button").nth(1), tab.locator(".pager output")
        self.assertTrue(back.is_disabled())
        expect(place).to_have_text("1 to 100 of 231", use_inner_text=True)
        on.click()
        expect(place).to_have_text("101 to 200 of 231", use_inner_text=True)
        on.click()
        expect(place).to_have_text("201 to 231 of 231", use_inner_text=True)
        self.assertTrue(on.is_disabled())
        self.assertEqual(self.column(tab, 1), [f"sku {index:04}" for index in range(200, 231)])
        self.assertEqual(tab.evaluate("location.hash"), "#&t-many=p3")
        back.click()
        expect(place).to_have_text("101 to 200 of 231", use_inner_text=True)
        self.assert_silent()

    def test_the_rest_is_sorted_and_searched_with_what_stands_in_the_page(self):
        markup, rest = many(450, 10, attributes='data-filtered="f"')
        tab = self.page(page(self.BOX + markup, rest))
        self.sort(tab, 2)
        expect(tab.locator("tbody tr > :nth-child(2)").first).to_have_text(str(max(self.pieces(450))))
        self.assertEqual(len(self.column(tab, 1)), 10)
        tab.fill("#q", "red 41")
        found = [number for index, number in enumerate(self.pieces(450)) if "41" in f"{index:04} {number}"]
        expect(tab.locator("output[for=q]")).to_have_text(f"{len(found)} of 450", use_inner_text=True)
        self.assertEqual([int(number) for number in self.column(tab, 2)], sorted(found, reverse=True))
        tab.fill("#q", "लाल")
        expect(tab.locator(".pager output")).to_have_text("1 to 100 of 450", use_inner_text=True)
        tab.locator(".pager button").nth(1).click()
        expect(tab.locator(".pager output")).to_have_text("101 to 200 of 450", use_inner_text=True)
        self.assert_silent()

    def test_several_tables_share_the_block_and_it_is_opened_when_it_is_needed(self):
        one, _ = many(30, 10, "t-one")
        two, _ = many(40, 20, "t-two")
        rest = {name: [row(f"rest of {name}", "1", "2", "3", "4", sorts=[5000, None, None, None])] for name in ("t-one", "t-two")}
        counted = """const original = DecompressionStream; globalThis.opened = 0;
            globalThis.DecompressionStream = class extends original { constructor(...all) { super(...all); globalThis.opened += 1; } }"""
        tab = self.page(page(one + two, rests(rest)), counted)
        expect(tab.locator(".all")).to_have_count(2)
        self.assertEqual(tab.evaluate("opened"), 0)
        for name in ("t-one", "t-two"):
            self.sort(tab, 2, f"#{name}")
            expect(tab.locator(f"#{name} tbody th").first).to_have_text(f"rest of {name}")
        self.assertEqual(tab.evaluate("opened"), 1)

    def test_without_the_rest_a_table_stays_as_it_is(self):
        markup, rest = many(30, 10, attributes='data-filtered="f"')
        for address, before in [(page(self.BOX + markup), ""), (page(self.BOX + markup, rest), "delete globalThis.DecompressionStream")]:
            tab = self.page(address + "#&t-many=s1,p2", before)
            self.assertEqual(len(self.column(tab, 1)), 10)
            self.assertEqual(tab.locator("th button, .copy").count(), 0)
            self.assertFalse(tab.is_visible("#q"), "it would search in a part only")
            self.assert_silent()

    def test_a_link_to_a_row_brings_it_into_the_page(self):
        markup, rest = many(450, 10, attributes='data-filtered="f"')
        address = page(f'<a href="#sku-420">there</a>{self.BOX}<details><summary>folded</summary>{markup}</details>', rest)
        tab = self.page(address + "#sku-333")
        expect(tab.locator("#sku-333")).to_be_in_viewport()
        self.assertEqual(tab.evaluate("location.hash"), "#sku-333&t-many=p4")
        tab.fill("#q", "no such row")
        expect(tab.locator("#sku-333")).to_have_count(0)
        tab.evaluate("scrollTo(0, 0)")
        tab.click("a")
        expect(tab.locator("#sku-420")).to_be_in_viewport()
        self.assertEqual(tab.input_value("#q"), "", "what hides the row is taken away")
        self.assert_silent()

    # The address

    def test_a_link_shares_the_view(self):
        markup, rest = many(450, 10, attributes='data-filtered="f"')
        address = page(self.BOX + markup + goods() + "<section id=far>far</section>", rest)
        tab = self.page(address)
        length = tab.evaluate("history.length")
        tab.fill("#q", "red & लाल")
        tab.fill("#q", "red 1")
        self.sort(tab, 3, "#t-many")
        self.sort(tab, 2, "#t-goods")
        expect(tab.locator("#t-goods th[aria-sort]")).to_have_count(1)
        view = tab.evaluate("location.hash")
        self.assertEqual(view, "#&q=red%201&t-many=s2&t-goods=s1d")
        self.assertEqual(tab.evaluate("history.length"), length)
        self.assertEqual(tab.evaluate("[localStorage.length, sessionStorage.length]"), [0, 0])
        seen = (self.column(tab, 1, "#t-many"), self.column(tab, 1, "#t-goods"))
        other = self.page(address + view)
        expect(other.locator("th[aria-sort]")).to_have_count(2)
        self.assertEqual((self.column(other, 1, "#t-many"), self.column(other, 1, "#t-goods")), seen)
        self.assertEqual(other.input_value("#q"), "red 1")
        self.assertEqual(other.evaluate("location.hash"), view)
        self.assert_silent()

    def test_links_of_the_page_keep_working_and_keep_the_view(self):
        markup, rest = many(450, 10)
        far = '<div><a href="#far">far</a></div>' + markup + "<p>line</p>" * 200 + "<section id=far><h2>far</h2></section>"
        tab = self.page(page(far, rest) + "#far&t-many=s1,p3")
        expect(tab.locator("#far")).to_be_in_viewport()
        tab.evaluate("scrollTo(0, 0)")
        tab.click("a[href='#far']")
        expect(tab.locator("#far")).to_be_in_viewport()
        self.assertEqual(tab.evaluate("location.hash"), "#far&t-many=s1,p3")
        plain = self.page(page(far, rest) + "#far")
        expect(plain.locator("#far")).to_be_in_viewport()
        self.assertEqual(plain.evaluate("location.hash"), "#far")

    def test_a_section_that_is_folded_opens(self):
        tab = self.page(page("<p>line</p>" * 100 + "<details><summary>more</summary><p id=deep>deep</p></details>") + "#deep")
        expect(tab.locator("#deep")).to_be_in_viewport()

    def test_no_address_does_harm(self):
        markup, rest = many(450, 10)
        address = page(markup + self.BOX + goods(attributes='data-sorts data-filtered="f"'), rest)
        for hash in [
            "%", "%E0%A4%A", "&&&", "=", "&=", "&t-many", "&t-many=", "&t-many=s99", "&t-many=s1dd", "&t-many=s-1",
            "&t-many=s1e9", "&t-many=p0,p", "&t-many=p99999999999999999999", "&t-many=h0", "&t-many=h0.99.3e3,h.",
            "&__proto__=s1", "&constructor=p2", "&main=s1", "&t-many=<img src=x onerror=alert(1)>",
            "&q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "&q=%", "o-<b>", "o-900000456700000017_1", "sku-",
            "sku-<svg onload=alert(1)>", "javascript:alert(1)", "'\"><script>alert(1)</script>", "lang-hi", "&lang-hi",
            "&period-3", "&t-goods=s0,s1,s2,h1.2.3", "x" * 5000,
        ]:
            tab = self.page(address + "#" + hash)
            expect(tab.locator(".copy")).to_have_count(2)
            self.assertEqual(tab.locator("img, svg").count(), 0, hash)
            self.assertTrue(tab.is_visible("#t-many tbody th >> nth=0"), hash)
            self.assertEqual(tab.evaluate("document.documentElement.lang"), "en", hash)
            self.assert_silent()

    def test_a_page_past_the_last_is_the_last(self):
        markup, rest = many(450, 10)
        tab = self.page(page(markup, rest) + "#&t-many=p99")
        expect(tab.locator(".pager output")).to_have_text("401 to 450 of 450", use_inner_text=True)
        tab.locator(".pager button").first.click()
        expect(tab.locator(".pager output")).to_have_text("301 to 400 of 450", use_inner_text=True)

    def test_the_period_is_in_the_address(self):
        periods = "".join(f'<input type="radio" name="period" id="period-{index}"{" checked" if not index else ""}>' for index in range(3))
        address = page(periods + goods())
        tab = self.page(address)
        tab.check("#period-2")
        self.assertEqual(tab.evaluate("location.hash"), "#&period-2")
        other = self.page(address + "#&period-2")
        self.assertTrue(other.is_checked("#period-2"))
        other.check("#period-0")
        self.assertEqual(other.evaluate("location.hash"), "")

    # What is remembered

    def test_language_and_colours_are_remembered_and_nothing_else(self):
        address = page(goods())
        tab = self.page(address, color_scheme="light")
        self.assertEqual(tab.evaluate("localStorage.length"), 0)
        tab.check("#lang-gu", force=True)
        tab.click(".theme")
        self.sort(tab, 2)
        self.assertEqual(tab.evaluate("document.documentElement.lang"), "gu")
        self.assertEqual(tab.evaluate("Object.entries(localStorage).sort()"), [["hisaab.lang", "gu"], ["hisaab.theme", "dark"]])
        tab.goto("about:blank")
        tab.goto(address)
        self.assertTrue(tab.is_checked("#lang-gu"))
        self.assertEqual(tab.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]"), ["gu", "dark"])
        self.assertEqual(self.column(tab, 1)[0], "સફરજન")
        tab.evaluate("localStorage.setItem('hisaab.lang', '<b>'); localStorage.setItem('hisaab.theme', 'x')")
        tab.reload()
        self.assertEqual(tab.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme ?? null]"), ["en", None])
        self.assert_silent()

    def test_it_works_where_nothing_can_be_stored(self):
        tab = self.page(page(goods()), "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
        tab.check("#lang-hi", force=True)
        self.sort(tab, 2)
        self.assertEqual(self.column(tab, 1)[0], "सेब")
        self.assert_silent()

    def test_languages_switch_without_the_script(self):
        tab = self.page(page(goods(), opens="hi"), java_script_enabled=False)
        self.assertEqual(self.column(tab, 1)[0], "सेब")
        tab.check("#lang-en", force=True)
        self.assertEqual(self.column(tab, 1)[0], "Apple")

    # Paper

    def test_what_is_folded_is_printed_but_no_menu(self):
        markup, rest = many(30, 10)
        tab = self.page(page(markup + "<details id=d><summary>more</summary>text</details>", rest))
        expect(tab.locator(".menu")).to_have_count(1)
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(tab.evaluate("[document.querySelector('#d').open, document.querySelector('.menu').open]"), [True, False])
        tab.evaluate("dispatchEvent(new Event('afterprint'))")
        self.assertFalse(tab.evaluate("document.querySelector('#d').open"))
        tab.emulate_media(media="print")
        self.assertFalse(tab.is_visible(".copy"))


if __name__ == "__main__":
    unittest.main()
