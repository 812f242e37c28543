"""Who published what rows tell: their sources as they stand in a record's JSON, each put together once but for its titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from geo.compact import json_texts, to_json
from geo.importers.tables import numbers
from geo.importers.tables.cells import CellError
from geo.importers.tables.presets.preset import Preset
from geo.memo import Answers
from geo.model import Source
from geo.record import source_record

SOURCE = ("publisher", "url", "reported_at", "language", "licence")
"""Fields whose cells tell a row's sources, in the order in which `Sources` is asked; titles come apart, for they hardly repeat."""

_ADDRESSES = re.compile(r"\s+|[,;|](?=https?://)", re.IGNORECASE)
_NO_TITLE = '"title":""'  # whose quotation marks stand in no JSON string without a backslash before them


class _Told(NamedTuple):
    """The sources of rows that name the same.

    Attributes:
        text: the column `sources`, with empty titles.
        pieces: the same, cut where each publisher's title stands; other addresses have none.
        separator: what parts the titles of several publishers; empty where titles are not parted.
    """

    text: str
    pieces: tuple[str, ...]
    separator: str

    def titled(self, title: str, written: str) -> str:
        """The column, where the row has a title, given as it is and as it is written in JSON."""
        pieces, separator = self.pieces, self.separator
        if not separator or title.count(separator) != len(pieces) - 2:
            return f'{pieces[0]}"title":"{written}"{_NO_TITLE.join(pieces[1:])}'
        titles = (f'"title":{to_json(one.strip())}' for one in title.split(separator))
        return "".join([part for two in zip(pieces, titles, strict=False) for part in two]) + pieces[-1]


class Sources:
    """Makes the column `sources` of rows.

    Args:
        preset: what is known of the publisher's table, or None.
        publisher: who is named where a row names nobody.
        days: the days in a cell of `reported_at`; raises CellError.
    """

    def __init__(
        self, preset: Preset | None, publisher: str, days: Callable[[str], Sequence[date | None]]
    ) -> None:
        self._publisher, self._days = publisher, days
        self._split = preset.split_sources if preset else ""
        self._licence = preset.licence if preset else ""
        self._has_days = preset is None or preset.source_day
        self._told = Answers(self._tell, CellError)

    @property
    def failed(self) -> bool:
        """Whether any answer was an error."""
        return self._told.failed

    def of(self, keys: Iterable[tuple[str, ...]], titles: Sequence[str]) -> list[str | CellError]:
        """The column of some rows, each behind a comma.

        Args:
            keys: the cells of `SOURCE`, row by row.
            titles: those of the rows' sources, without blanks at their ends.
        """
        told = self._told.of(keys)
        if not any(titles):
            return [one if isinstance(one, CellError) else one.text for one in told]
        return [
            one if isinstance(one, CellError) else one.titled(title, written) if title else one.text
            for one, title, written in zip(told, titles, json_texts(titles), strict=True)
        ]

    def _tell(self, key: tuple[str, ...]) -> _Told:
        publisher, address, published, language, licence = (text.strip() for text in key)
        if "://" in publisher:  # an address in the column of names is one
            publisher, address = _parted(publisher, address)
        names = [n.strip() for n in publisher.split(self._split) if n.strip()] if self._split else [publisher]
        days = self._days(published) if self._has_days else []
        if len(days) != len(names):  # else each source has its own
            days = list(days) * len(names) if len(days) == 1 else [None] * len(names)
        urls = _urls(address) if "://" in address else [""]
        language, licence = language[:2].lower(), licence or self._licence
        found = []
        for n, name in enumerate(names or [""]):
            url = urls[n] if n < len(urls) else ""
            source = Source(
                publisher=self._called(name, url, address), url=url,
                published=days[n] if n < len(days) else None, language=language, licence=licence,
            )  # fmt: skip
            found.append(source)
        named = len(found)
        found += [Source(publisher=found[0].publisher, url=u) for u in urls[named:] if _is_address(u)]
        text = f',"sources":{to_json([source_record(source) for source in found])}'
        separator = self._split if len(names) > 1 else ""
        return _Told(text, tuple(text.split(_NO_TITLE, named)), separator)

    def _called(self, name: str, url: str, address: str) -> str:
        """The publisher of a source at an address that was checked; without one, with what the cell of addresses says instead."""
        if url and not _is_address(url):
            raise CellError("url", url, "not an http:// or https:// address")
        where = name or self._publisher
        if not url and address and not numbers.is_nothing(address):
            where = f"{where} ({address[:200]})"  # such as HIDDEN: what the table says of its source is kept
        return where


def _parted(publisher: str, address: str) -> tuple[str, str]:
    """A source's name without the addresses among its words, and all addresses."""
    words = _ADDRESSES.split(publisher)
    inside = [word.strip("\"'[](),;") for word in words if "://" in word]
    name = " ".join(word for word in words if "://" not in word).strip(" -–—:,;|()")
    return name, " ".join(dict.fromkeys([*inside, *_ADDRESSES.split(address)])).strip()


def _urls(address: str) -> list[str]:
    """The addresses of a cell that has some."""
    return [word.strip("\"'[],;") for word in _ADDRESSES.split(address) if "://" in word]


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))
