"""What is held back or blurred before incidents leave the house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from geo.errors import InvalidValueError
from geo.model import Status
from geo.record import Record

_KM_PER_DEGREE = 111.2
_COORDINATES = re.compile(r"-?\d+\.\d+, -?\d+\.\d+")  # what a place is called that came without a name


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Choices for one export; the default leaves everything as it is.

    Attributes:
        decimals: coordinates are rounded to so many decimals (0 to 7; 1 is about 11 km, 2 about 1 km), the radius
            grows by what that can move a point, a name made of coordinates is rounded with them, and rival places, the
            imported table's own columns and the words of the place entry that would lead back to the exact point are left out; None leaves coordinates
            alone.
        delay_days: incidents of the last so many days are left out, by their last day or else the day of their
            report; with a delay those without either are left out too, for nobody can tell.
        today: the day that a delay counts back from; None is the machine's.
        checked_only: incidents that no person has looked at (status `machine`) and rejected ones are left out.
        without_sensitive: incidents marked `sensitive` or `graphic` are left out.
    """

    decimals: int | None = None
    delay_days: int = 0
    today: date | None = None
    checked_only: bool = False
    without_sensitive: bool = False

    def __post_init__(self) -> None:
        if self.decimals is not None and not 0 <= self.decimals <= 7:
            raise InvalidValueError("decimals", self.decimals, "a number of decimals from 0 to 7")
        if not 0 <= self.delay_days <= 36_525:
            raise InvalidValueError("delay_days", self.delay_days, "a number of days from 0 to 36525")

    def apply(self, records: Iterable[Record]) -> Iterator[Record]:
        """Those of `records` that may go out, as they may go out; one by one."""
        for record in records:
            if self._may_go(record):
                yield record if self.decimals is None else _rounded(record, self.decimals)

    def _may_go(self, record: Record) -> bool:
        if self.checked_only and record["status"] in (Status.MACHINE, Status.REJECTED):
            return False
        if self.without_sensitive and (record["sensitive"] or record["graphic"]):
            return False
        if not self.delay_days:
            return True
        last = record["date_end"] or record["reported_at"]
        latest = (self.today or date.today()) - timedelta(days=self.delay_days)  # noqa: DTZ011 - the user's day
        return last is not None and date.fromisoformat(last) <= latest


def _rounded(record: Record, decimals: int) -> Record:
    place = record["place"]
    if place is None:
        return record | {"rivals": [], "original": {}}
    moved = _KM_PER_DEGREE * 10.0**-decimals / sqrt(2)  # the corner of the square that rounds to one point
    blurred = {
        "latitude": max(-90.0, min(90.0, round(place["latitude"], decimals))),
        "longitude": max(-180.0, min(180.0, round(place["longitude"], decimals))),
        "radius_km": min(20_100.0, round(place["radius_km"] + moved, 3)),
        "gazetteer_id": "",
    }
    name = {}
    if _COORDINATES.fullmatch(place["name"]):
        name = {"name": f"{blurred['latitude']:.{decimals}f}, {blurred['longitude']:.{decimals}f}"}
    shown = {"place_name": name["name"]} if name else {}
    return record | blurred | shown | {"rivals": [], "original": {}, "place": place | blurred | name}
