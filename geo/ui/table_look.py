"""How a visitor looks at the table: order, page, words searched for, columns; written into the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.errors import InvalidValueError
from geo.filters.values import Query, search_text
from geo.ui.table_columns import COLUMNS, USUAL

_FALLING = "-"
_NAMES = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """How the table is looked at.

    Attributes:
        sort: name of the column it is sorted by.
        descending: whether the highest come first.
        page: from 1.
        find: words that all rows shown hold; empty for all rows.
        columns: names of the columns shown, in their order.
    """

    sort: str = "date"
    descending: bool = True
    page: int = 1
    find: str = ""
    columns: tuple[str, ...] = USUAL

    def __post_init__(self) -> None:
        if self.sort not in COLUMNS:
            raise InvalidValueError(
                "sort", self.sort, f"one of {_NAMES}, with a - before it for the highest first"
            )
        if not 1 <= self.page < 10**9:
            raise InvalidValueError("page", self.page, "a number from 1")
        object.__setattr__(self, "find", search_text("find", self.find))
        for name in self.columns:
            if name not in COLUMNS:
                raise InvalidValueError("columns", name, f"some of {_NAMES}")
        object.__setattr__(self, "columns", tuple(dict.fromkeys(self.columns)) or USUAL)

    def to_query(self) -> Query:
        """The parameters of an address, those that say nothing new left out; `read` is the inverse."""
        written = {name: write(self) for name, (write, _) in _PARAMETERS.items()}
        usual = TableLook()
        return {name: [told] for name, told in written.items() if told != _PARAMETERS[name][0](usual)}

    @classmethod
    def read(cls, query: Mapping[str, list[str]]) -> tuple[TableLook, tuple[InvalidValueError, ...]]:
        """The look an address asks for, and what in it could not be used."""
        values: dict[str, Any] = {}
        problems: list[InvalidValueError] = []
        for name, (_, read) in _PARAMETERS.items():
            if name not in query:
                continue
            given = query[name]
            try:
                if len(given) != 1:
                    raise InvalidValueError(name, given, "a single value")
                found = read(given[0])
                cls(**found)
            except InvalidValueError as problem:
                problems.append(InvalidValueError(name, problem.value, problem.expected))
            else:
                values |= found
        return cls(**values), tuple(problems)


def _page(text: str) -> dict[str, Any]:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise InvalidValueError("page", text, "a number from 1")
    return {"page": int(text)}


_PARAMETERS: Mapping[str, tuple[Callable[[TableLook], str], Callable[[str], dict[str, Any]]]] = {
    "sort": (
        lambda look: f"{_FALLING if look.descending else ''}{look.sort}",
        lambda text: {"sort": text.removeprefix(_FALLING), "descending": text.startswith(_FALLING)},
    ),
    "page": (lambda look: str(look.page), _page),
    "find": (lambda look: look.find, lambda text: {"find": text}),
    "columns": (lambda look: ",".join(look.columns), lambda text: {"columns": tuple(text.split(","))}),
}
"""Parameter of the address -> how it is written, and the fields that are read from it."""
