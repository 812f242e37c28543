"""Markdown: the text stays as it is; a front matter fills the metadata."""

from __future__ import annotations

import re

from geo.importers.content import Content, language_code, web_address
from geo.importers.dates import metadata_date

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_-]{1,40})[ \t]*:[ \t]+(.+)")
_DATE_KEYS = ("published", "publication_date", "pubdate", "date")
_URL_KEYS = ("url", "canonical_url", "link", "source")
_PUBLISHER_KEYS = ("publisher", "outlet", "site", "source")


def read(text: str) -> Content:
    """`text` as it is, with title, date, address, publisher and language of its YAML front matter.

    Only plain `key: value` lines are read; anything else of YAML is passed over.
    """
    fields = _front_matter(text)
    days = ((key, metadata_date(fields.get(key, ""))) for key in _DATE_KEYS)
    key, day = next(((key, day) for key, day in days if day), ("", None))
    urls = (web_address(fields.get(key, "")) for key in _URL_KEYS)
    publishers = (fields.get(key, "") for key in _PUBLISHER_KEYS)
    return Content(
        text=text,
        title=fields.get("title", ""),
        published=day,
        published_from=f"front matter ({key})" if day else "",
        unread_date="" if day else next(filter(None, (fields.get(k, "") for k in _DATE_KEYS)), ""),
        publisher=next((p for p in publishers if p and not web_address(p)), ""),
        url=next(filter(None, urls), ""),
        language=language_code(fields.get("language", fields.get("lang", ""))),
    )


def _front_matter(text: str) -> dict[str, str]:
    found = _FRONT_MATTER.match(text)
    lines = found[1].splitlines() if found else []
    matches = filter(None, map(_FIELD.fullmatch, lines))
    return {match[1].lower().replace("-", "_"): _scalar(match[2]) for match in matches}


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.sub(r"\s+#.*", "", value)
