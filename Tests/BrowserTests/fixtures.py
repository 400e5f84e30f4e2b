"""Small pages with the report's own script, style, words and policy, for what its tables can do."""

import base64
import gzip
import hashlib
import json
import pathlib
import re
import tempfile

import bundles

LANGUAGES = ["en", "hi", "gu"]
_folder = tempfile.TemporaryDirectory(prefix="hisaab-test-")


def template(name: str) -> str:
    return (bundles.ROOT / "Templates" / name).read_text()


TEXTS = {language: json.loads(template(f"texts.{language}.json")) for language in LANGUAGES}


def words(*variants: str) -> str:
    """Markup of the same words in each language."""
    return "".join(f"<i lang={language}>{text}</i>" for language, text in zip(LANGUAGES, variants))


def phrase(key: str) -> str:
    return words(*(TEXTS[language][key] for language in LANGUAGES))


def block(name: str, text: str) -> str:
    packed = base64.b64encode(gzip.compress(text.encode())).decode()
    return f'<script type="text/plain" id="{name}">{packed}</script>'


def head(text: str, number: bool = False) -> str:
    return '<th scope="col"' + (' class="n"' if number else "") + f">{text}</th>"


def row(first: str, *cells: str, id: str = "", sorts: list | None = None) -> str:
    """Cells with a number to sort by, where there is one."""
    keys = sorts or [None] * len(cells)
    parts = [
        f"<td>{cell}</td>" if key is None else f'<td class="n" data-sort="{key}">{cell}</td>'
        for cell, key in zip(cells, keys)
    ]
    name = f' id="{id}"' if id else ""
    return f'<tr{name}><th scope="row">{first}</th>{"".join(parts)}</tr>'


def table(id: str, heads: list[str], rows: list[str], attributes: str = "data-sorts") -> str:
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{id}-h">\n<table id="{id}" {attributes}>'
        f'<caption id="{id}-h">{id}</caption>\n<thead><tr>{"".join(heads)}</tr></thead>\n'
        f'<tbody>\n{"".join(line + chr(10) for line in rows)}</tbody>\n</table>\n</div>'
    )


def page(body: str, blocks: str = "", opens: str = "en") -> str:
    """The address of a page with that content in its main part."""
    script, style = template("page.js"), template("page.css")
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    policy = f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; img-src data:"
    radios = "".join(
        f'<label lang="{language}"><input type="radio" name="lang" id="lang-{language}"'
        f'{" checked" if language == opens else ""}> {language}</label>'
        for language in LANGUAGES
    )
    said = re.sub(r"\{\{t\.(\w+)\}\}", lambda match: phrase(match[1]), template("say.mustache"))
    text = (
        f'<!doctype html>\n<html lang="{opens}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<link rel="icon" href="data:,">\n'
        f"<title>Tables</title>\n<style>{style}</style>\n<script>{script}</script>\n</head>\n<body>\n"
        f'<header class="top"><h1>Tables</h1><fieldset class="lang">{radios}</fieldset>'
        f'<button type="button" class="theme" hidden>theme</button></header>\n<main id="main">\n{body}\n</main>\n'
        f"{said}\n{blocks}\n</body>\n</html>\n"
    )
    file = pathlib.Path(tempfile.mkdtemp(dir=_folder.name)) / "index.html"
    file.write_text(text)
    return file.as_uri()
