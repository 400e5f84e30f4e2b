import json
import re
import unittest

from cryptography.exceptions import InvalidTag

import bundles
from reader import Sealed


class SealFormat(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = bundles.sealed().read_text()
        cls.sealed = Sealed(cls.page)

    def test_every_phrase_opens_the_files_of_the_readable_bundle(self):
        readable = bundles.files(bundles.bundle())
        for phrase in bundles.PHRASES:
            self.assertEqual(self.sealed.files(phrase), readable)

    def test_another_phrase_opens_nothing(self):
        self.assertIsNone(self.sealed.key("otter velvet quarry mapl"))

    def test_a_changed_header_or_content_opens_nothing(self):
        phrase = bundles.PHRASES[0]
        changed = Sealed(self.page)
        changed.header_text = changed.header_text.replace('"keys"', '"Keys"')
        self.assertRaises(InvalidTag, changed.plain, phrase)
        changed = Sealed(self.page)
        changed.content = bytes([changed.content[0] ^ 1]) + changed.content[1:]
        self.assertRaises(InvalidTag, changed.plain, phrase)

    def test_the_size_is_a_power_of_two(self):
        size = len(self.sealed.content) - 16
        self.assertEqual(size, 1 << (size.bit_length() - 1))

    def test_nothing_of_the_report_stands_outside(self):
        manifest = bundles.sealed().with_name("manifest.json").read_text()
        self.assertEqual(set(json.loads(manifest)), {"schema", "version", "sealed", "outputs"})
        content = re.search(r'id="content"[^>]*>([^<]*)<', self.page)
        outside = self.page[: content.start(1)] + self.page[content.end(1) :] + manifest
        readable = bundles.files(bundles.bundle())
        summary = json.loads(readable["data/summary.json"])
        amounts = re.findall(rb"\d{3,}\.\d\d", readable["data/orders.csv"] + readable["data/summary.json"])
        skus = [line.split(",")[0].strip('"') for line in readable["data/products.csv"].decode().splitlines()[1:]]
        secrets = [bundles.SELLER, summary["seller"]["name"], *summary["seller"]["gstins"], *skus]
        for secret in secrets + [amount.decode() for amount in amounts]:
            self.assertNotIn(secret, outside)
