"""HTML: main text and metadata, found by trafilatura. Nothing in the page is executed or fetched.

The publication date is taken from where pages state it (meta elements, JSON-LD, `<time>`), never guessed
from years that stand about the page: a wrong date is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

from geo.importers.content import Content, language_code, web_address
from geo.importers.dates import metadata_date

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "citation_date",
    "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "publication_date", "pubdate",
    "date",
)  # fmt: skip
_UNREAD = frozenset(
    "script style noscript template nav footer form head iframe svg button select option".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "pre section table td th tr ul".split()
)


def declared_charset(data: bytes) -> str:
    """The encoding that the page names in its first bytes, empty where it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "ignore") if found else ""


def read(text: str) -> Content:
    """The main text of a page and its title, date, publisher, address and language.

    Where no main text stands out (a fragment, a list), all visible text is taken. Empty text where there is
    none at all.
    """
    import trafilatura  # half a second; most starts never need it

    tree = trafilatura.load_html(text)
    if tree is None:
        return Content(text="" if "<" in text else unescape(text))
    found = trafilatura.bare_extraction(
        text, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
    )
    main = (getattr(found, "text", None) or "").strip() or _visible_text(tree)
    published, published_from = _published(tree)
    about = trafilatura.extract_metadata(tree, date_config={"extensive_search": False})
    return Content(
        text=main,
        title=_line(about.title),
        published=published,
        published_from=published_from,
        publisher=_line(about.sitename or about.hostname),
        url=web_address(about.url or ""),
        language=language_code(tree.get("lang") or ""),
    )


def _published(tree: Any) -> tuple[date | None, str]:
    """The publication date that the page states, and where."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.strip().lower(), meta.get("content") or "")
    stated = [(f"meta {name}", metas[name]) for name in _META_DATES if name in metas]
    stated += [("JSON-LD datePublished", value) for value in _json_ld_dates(tree)]
    times = {time.get("datetime") or "": time for time in tree.iter("time") if time.get("datetime")}
    marked = [
        value for value, time in times.items() if time.get("itemprop") or time.get("pubdate") is not None
    ]
    if marked or len({metadata_date(value) for value in times}) == 1:  # several unmarked: of other articles
        stated += [("time element", value) for value in marked or times]
    for where, value in stated:
        if day := metadata_date(value):
            return day, where
    return None, ""


def _json_ld_dates(tree: Any) -> Iterator[str]:
    """Values of datePublished in the page's JSON-LD, in the order of the page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                pending = [json.loads(script.text or "")]
            except (ValueError, RecursionError):
                continue
            while pending:
                value = pending.pop(0)
                if isinstance(value, dict):
                    if isinstance(value.get("datePublished"), str):
                        yield value["datePublished"]
                    pending.extend(value.values())
                elif isinstance(value, list):
                    pending.extend(value)


def _visible_text(tree: Any) -> str:
    """All text of the page but scripts, menus and the like; one line for each block."""
    parts: list[str] = []
    stack: list[Any] = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif isinstance(item.tag, str):
            tail = re.sub(r"\s+", " ", item.tail or "")
            following: list[Any] = [tail]
            if item.tag not in _UNREAD:
                edge = "\n" if item.tag in _BLOCKS else ""
                following = [*_contents(item), edge, tail]
                parts.append(edge)
            stack.extend(reversed(following))
        else:
            stack.append(item.tail or "")  # a comment
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def _contents(item: Any) -> Iterator[Any]:
    yield re.sub(r"\s+", " ", item.text or "")
    yield from item


def _line(value: str | None) -> str:
    return " ".join((value or "").split())[:500]
