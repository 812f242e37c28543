"""Bring the catalogues in data/locale/ up to date with the words in the code: new ones are added, unused ones dropped.

    python scripts/update_catalogue.py          # then translate what is empty in each dateline.po

Words come from the calls of `say`, `counted` and `later` in the pages and in static/map/ (those with the context `map`), from
the data that the pages show (types of incidents, columns of tables, formats of exports, uses of sources), and from the messages, reasons and notes that
are composed below the pages (those with the context `below`: `texts_below`).
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from geo.credits import load_credits
from geo.events.catalogue import load_types
from geo.exporters import FORMATS
from geo.importers.tables.mapping import FIELDS
from geo.settings import ROOT
from geo.speech.language import BELOW, ENGLISH, FOLDER, LANGUAGES, MAP, read
from scripts import texts_below

_KEYWORDS = {"say": (1,), "later": (1,), "counted": (2, 3)}
_OPTIONS = {"parse_template_string": True}  # of JavaScript
_HEAD = """\
# Dateline's words in the language {name}.
# The words in English stand in the code; scripts/update_catalogue.py brings this file up to date with it."""

Word = tuple[str | tuple[str, ...], str, str | None]
"""What is said, or its singular and plural; where; the context."""


def words() -> Iterator[Word]:
    """Every word that a visitor can read."""
    for path in [
        ROOT / "app.py",
        *sorted((ROOT / "pages").glob("*.py")),
        *sorted((ROOT / "geo/speech").glob("*.py")),
        *sorted((ROOT / "geo/ui").glob("*.py")),
    ]:
        yield from _of_python(path)
    for path in sorted((ROOT / "static/map").glob("*.js")):
        yield from _of_javascript(path)
    yield from _of_data()
    for path in texts_below.files():
        for text in texts_below.texts(path):
            yield text, path.relative_to(ROOT).as_posix(), BELOW


def template() -> Catalog:
    """The words without any translation."""
    made = Catalog(project="Dateline", charset="utf-8")
    for text, where, context in words():
        made.add(text, locations=[(where, 0)], context=context)
    return made


def _of_python(path: Path) -> Iterator[Word]:
    """Calls are found in the syntax tree: Babel's own reader does not look into f-strings."""
    where = path.relative_to(ROOT).as_posix()
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given = [call.args[i - 1] for i in _KEYWORDS.get(name, ()) if i <= len(call.args)]
        texts = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if texts and len(texts) == len(given):
            yield texts[0] if len(texts) == 1 else tuple(texts), where, None


def _of_javascript(path: Path) -> Iterator[Word]:
    where = path.relative_to(ROOT).as_posix()
    for _, text, _, _ in extract_from_file("javascript", path, _KEYWORDS, options=_OPTIONS):
        yield text, where, MAP


def _of_data() -> Iterator[Word]:
    types = load_types(ROOT / "data/incident_types.toml")
    for kind in types:
        yield kind.definition, "data/incident_types.toml", None
        for name in kind.sub_types:
            yield name, "data/incident_types.toml", None
    for part in ("weapons", "targets"):
        for name in tomllib.loads((ROOT / "data/means.toml").read_text(encoding="utf-8"))[part]:
            yield name, "data/means.toml", None
    for field in FIELDS.values():
        yield field, "geo/importers/tables/mapping.py", None
    for format in FORMATS.values():
        yield format.label, "geo/exporters/export.py", None
    for one in load_credits(ROOT / "data/SOURCES.toml").data:
        yield one.used_for, "data/SOURCES.toml", None


def update(code: str) -> None:
    """Write the catalogue of one language anew; translations stay with their words."""
    path = FOLDER / code / "LC_MESSAGES" / "dateline.po"
    have = read(code) if path.exists() else Catalog(locale=code, project="Dateline", charset="utf-8")
    have.header_comment, have.fuzzy = _HEAD.format(name=LANGUAGES[code]), False
    have.last_translator, have.language_team, have.msgid_bugs_address = (
        "Dateline",
        code,
        "see CONTRIBUTING.md",
    )
    have.version, have.revision_date = "", have.creation_date
    have.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    have.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, have, width=120, include_lineno=False, sort_output=False)


def main() -> None:
    """Update all catalogues and tell what they lack."""
    for code in LANGUAGES:
        if code != ENGLISH:
            update(code)
            lacking = sum(1 for one in read(code) if one.id and not (one.string and all(one.string)))
            print(f"{code}: {lacking} without translation")


if __name__ == "__main__":
    main()
