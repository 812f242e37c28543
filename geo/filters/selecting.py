"""Finding the incidents that fit: `select`, on numpy arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from geo.filters.criteria import Criteria
from geo.filters.facets import facet_masks
from geo.filters.rings import inside
from geo.filters.values import BBox
from geo.filters.words import NAMED, Words
from geo.model import Incident
from geo.record import Record, incident_from_record
from geo.store import Columns, Overlay, Store

_EPOCH = date(1970, 1, 1).toordinal()

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Selection:
    """The incidents that fit some criteria, at one moment.

    Attributes:
        store: where they are.
        criteria: what was asked.
        columns: the filterable fields of all incidents.
        indices: positions in `columns` of those that fit, rising: by day, the undated last.
        total: how many incidents could have fitted: all, or all but the demonstration.
        undated: how many fit in every respect but have no date, shown or not.
        unplaced: how many fit in every respect but have no place; a rectangle or polygon leaves them out.
        any_day: for each incident whether it fits in all but its days (dated or not).
        fits: for each incident whether it fits in every respect.
        masks: what each filter that asks for something lets through, by the field of `Criteria`; "days" for the days.
    """

    store: Store
    criteria: Criteria
    columns: Columns
    indices: npt.NDArray[np.int64]
    total: int
    undated: int
    unplaced: int
    any_day: Mask
    fits: Mask
    masks: Mapping[str, Mask]

    @property
    def count(self) -> int:
        """How many fit."""
        return len(self.indices)

    def under_others(self, field: str) -> Mask:
        """Which incidents all filters but that of one field let through."""
        return _all(self.masks, len(self.columns), but=field) if field in self.masks else self.fits

    def records(self) -> Iterator[Record]:
        """The flat records in order, read in chunks; memory does not grow with their number."""
        return self.store.records(self.columns.keys[self.indices])

    def stored(self) -> Iterator[bytes]:
        """The records in order as they are stored: JSON in UTF-8 (`geo.compact`)."""
        return self.store.stored(self.columns.keys[self.indices])

    def overlays(self) -> tuple[Overlay, ...]:
        """The lines and areas among them, in order."""
        return self.store.overlays_of(self.columns.keys[self.indices])

    def incidents(self) -> Iterator[Incident]:
        """The incidents in order, read in chunks."""
        return map(incident_from_record, self.records())


def select(store: Store, criteria: Criteria, words: Words | None = None) -> Selection:
    """Find the incidents that fit.

    Args:
        words: names and texts read before, of any version; read anew where the criteria need them and these are
            none of the present data.

    Raises:
        StoreError: the store cannot be read.
    """
    columns = store.columns()
    masks = facet_masks(columns, criteria) | _demo(columns, criteria)
    if asks_for_words(criteria):
        if words is None or words.version != columns.version:
            words = Words.read(store, columns)
        masks |= _words(words, criteria, len(columns))
    if criteria.killed_min is not None:
        masks["killed_min"] = columns.killed_best >= criteria.killed_min
    scope = masks.get("include_demo")
    fits = _all(masks, len(columns))
    where = _where(columns, criteria)
    masks |= where
    masks["days"] = in_time = _in_time(columns, criteria)
    any_day = fits & _all(where, len(columns))
    shown = any_day & in_time
    return Selection(
        store=store,
        criteria=criteria,
        columns=columns,
        indices=np.flatnonzero(shown),
        total=len(columns) if scope is None else int(np.count_nonzero(scope)),
        undated=int(np.count_nonzero(any_day[columns.dated :])),
        unplaced=int(np.count_nonzero(fits & in_time & (columns.geo_precision < 0))),
        any_day=any_day,
        fits=shown,
        masks=masks,
    )


def asks_for_words(criteria: Criteria) -> bool:
    """Whether `Words` are needed to find what fits."""
    return bool(criteria.text or any(getattr(criteria, field) for field in NAMED))


def _all(masks: Mapping[str, Mask], size: int, *, but: str = "") -> Mask:
    fits = np.ones(size, np.bool_)
    for name, mask in masks.items():
        if name != but:
            fits &= mask
    return fits


def _words(words: Words, criteria: Criteria, size: int) -> dict[str, Mask]:
    asked = {field: wanted for field in NAMED if (wanted := getattr(criteria, field))}
    masks = {field: words.named[field].any_of(wanted, size) for field, wanted in asked.items()}
    if criteria.text:
        masks["text"] = words.holding(criteria.text)
    return masks


def _demo(columns: Columns, criteria: Criteria) -> dict[str, Mask]:
    if criteria.include_demo or "demo" not in columns.collection_names:
        return {}
    demo = columns.collection_names.index("demo")
    return {"include_demo": np.not_equal(columns.collection_index, demo)}


def _in_time(columns: Columns, criteria: Criteria) -> Mask:
    """Which incidents overlap the range, and the undated where they are asked for."""
    start, end = columns.day_start[: columns.dated], columns.day_end[: columns.dated]
    fits = np.zeros(len(columns), dtype=np.bool_)
    fits[columns.dated :] = criteria.include_undated
    last = columns.dated
    if criteria.date_to is not None:
        last = int(np.searchsorted(start, criteria.date_to.toordinal() - _EPOCH, side="right"))
    if criteria.date_from is None:
        fits[:last] = True
    else:
        fits[:last] = end[:last] >= criteria.date_from.toordinal() - _EPOCH
    return fits


def _where(columns: Columns, criteria: Criteria) -> dict[str, Mask]:
    """What a rectangle and a polygon let through."""
    masks = {}
    if criteria.bbox:
        masks["bbox"] = _in_box(columns, criteria.bbox)
    if criteria.polygon:
        masks["polygon"] = inside(criteria.polygon, columns.lon, columns.lat)
    return masks


def _in_box(columns: Columns, bbox: BBox) -> Mask:
    """Which points lie in the rectangle; NaN does not."""
    west, south, east, north = bbox
    lon, lat = columns.lon, columns.lat
    between: Mask = lon >= west
    if west <= east:
        between &= lon <= east
    else:
        between |= lon <= east
    between &= lat >= south
    between &= lat <= north
    return between
