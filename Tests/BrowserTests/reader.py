"""Opens a sealed page without a browser, by what the README says of it alone."""

import base64
import gzip
import html.parser
import json
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


class Blocks(html.parser.HTMLParser):
    """The texts of the page's script elements that have an id."""

    def __init__(self, page: str):
        super().__init__()
        self.texts: dict[str, str] = {}
        self._open = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self._open = dict(attributes).get("id") if tag == "script" else None

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        if self._open:
            self.texts[self._open] = self.texts.get(self._open, "") + data


class Sealed:
    def __init__(self, page: str):
        blocks = Blocks(page).texts
        self.header_text = blocks["header"]
        self.header = json.loads(self.header_text)
        self.content = base64.b64decode(blocks["content"], validate=True)

    def key(self, phrase: str) -> bytes | None:
        """None where the phrase unwraps none."""
        header = self.header
        scheme = " ".join([header["format"], header["cipher"], header["kdf"], str(header["rounds"])]).encode()
        for slot in header["keys"]:
            salt, nonce, key = (base64.b64decode(slot[name]) for name in ("salt", "nonce", "key"))
            derivation = PBKDF2HMAC(hashes.SHA256(), 32, salt, header["rounds"])
            wrapping = derivation.derive(unicodedata.normalize("NFKC", phrase).strip().encode())
            try:
                return AESGCM(wrapping).decrypt(nonce, key, scheme)
            except InvalidTag:
                continue
        return None

    def plain(self, phrase: str) -> bytes:
        """What was encrypted, padding and all."""
        nonce = base64.b64decode(self.header["nonce"])
        return AESGCM(self.key(phrase)).decrypt(nonce, self.content, self.header_text.encode())

    def files(self, phrase: str) -> dict[str, bytes]:
        """By path."""
        plain = self.plain(phrase)
        packed = plain[8 : 8 + int.from_bytes(plain[:8], "big")]
        everything = gzip.decompress(packed)
        index_size = int.from_bytes(everything[-4:], "big")
        files, start = {}, 0
        for entry in json.loads(everything[-4 - index_size : -4]):
            files[entry["path"]] = everything[start : start + entry["size"]]
            start += entry["size"]
        return files
