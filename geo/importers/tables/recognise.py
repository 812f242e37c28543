"""Columns to fields: by a known publisher's header, by the names that people give, and by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from geo.importers.tables.dates import read_date
from geo.importers.tables.headings import field_of
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.numbers import is_nothing, pair
from geo.importers.tables.presets.registry import PRESETS

_HXL: Mapping[str, str] = {
    "#geo+lat": "latitude", "#geo+lon": "longitude", "#country": "country", "#country+name": "country",
    "#adm1": "admin1", "#adm1+name": "admin1", "#adm2": "admin2", "#adm2+name": "admin2", "#loc": "place",
    "#loc+name": "place", "#date": "date_start", "#date+start": "date_start", "#date+end": "date_end",
    "#date+occurred": "date_start", "#date+reported": "reported_at", "#group+name+first": "actor1",
    "#group+name+second": "actor2", "#country+code": "country", "#event+code": "id", "#event+id": "id", "#event+type": "event_type", "#event": "event_type", "#affected+killed": "killed_best",
    "#affected+injured": "injured", "#affected+missing": "missing", "#affected+captured": "captured",
    "#affected+killed+civilians": "civilians_killed", "#affected+killed+children": "children_killed", "#description": "description", "#meta+source": "publisher",
    "#meta+url": "url",
}  # fmt: skip


def recognise(header: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> ColumnMapping:
    """The mapping of a table with this header; `sample` is some of its rows."""
    lower = {name.lower(): name for name in reversed(header)}
    for preset in PRESETS:
        if preset.fits(tuple(header)):
            found = {}
            for field, names in preset.columns.items():
                names = (names,) if isinstance(names, str) else names
                column = next((lower[name] for name in names if name in lower), None)
                if column is not None:
                    found[field] = column
            return ColumnMapping(columns=found, preset=preset.name)
    return ColumnMapping(columns=_by_content(header, sample, _by_name(header, sample)))


def _by_name(header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, str]:
    found: dict[str, tuple[int, str]] = {}
    # Excel's "#REF!" in a row of events is no tag of HXL.
    tagged = bool(sample) and all(not cell or cell.startswith("#") for cell in sample[0])
    for position, column in enumerate(header):
        tag = sample[0][position].replace(" ", "").lower() if tagged else ""
        known = field_of(column)
        if tag.startswith("#"):
            known = (_HXL[tag], -1) if tag in _HXL else None
        if known is None:
            continue
        field, rank = known
        if field in ("place", "place_text") and _all(_is_pair, header, sample, column):
            field = "point"
        elif (
            field == "date_start" and _folds_to_day(column) and _all(_is_day_of_month, header, sample, column)
        ):
            field = "day"
        if field not in found or rank < found[field][0]:
            found[field] = (rank, column)
    return {field: column for field, (_, column) in found.items()}


def _all(
    test: Callable[[str], bool], header: Sequence[str], sample: Sequence[Sequence[str]], column: str
) -> bool:
    """Whether a column has values, and all of them pass a test."""
    position = header.index(column)
    values = [row[position].strip() for row in sample if not is_nothing(row[position])]
    return bool(values) and all(map(test, values))


def _by_content(
    header: Sequence[str], sample: Sequence[Sequence[str]], found: dict[str, str]
) -> dict[str, str]:
    """What a name did not tell: a column all of whose values are addresses, dates, or pairs of coordinates."""
    if found.keys() >= {"latitude", "longitude"}:
        if "point" in found and not _all(_is_pair, header, sample, found["point"]):
            found.pop("point")  # else it is read where the two are empty
    elif "latitude" in found or "longitude" in found:
        found.pop("latitude", None), found.pop("longitude", None)
    tests = {"date_start": _is_date, "url": _is_address}
    if "latitude" not in found and "point" not in found:
        tests["point"] = _is_pair
    for field, test in tests.items():
        if field in found:
            continue
        for column in header:
            if column not in found.values() and _all(test, header, sample, column):
                found[field] = column
                break
    if "date_start" in found or "year" not in found:  # parts of a date are read where there is no whole one
        for part in ("year", "month", "day"):
            found.pop(part, None)
    return found


def _folds_to_day(column: str) -> bool:
    return column.strip().lower() in ("day", "iday")


def _is_day_of_month(value: str) -> bool:
    return value.isdigit() and int(value) <= 31


def _is_date(value: str) -> bool:
    if value.isdigit():  # a plain number can be anything
        return False
    try:
        read_date(value, "dmy")
    except ValueError:
        try:
            read_date(value, "mdy")
        except ValueError:
            return False
    return True


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))


def _is_pair(value: str) -> bool:
    try:
        return "." in value and pair(value) is not None
    except ValueError:
        return False
