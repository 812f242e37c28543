"""The records that flow through the house: Report, Mention, Place, Incident and their parts.

All are frozen, slotted, keyword-only and checked when made. Terms follow ACLED, UCDP GED, GeoNames and
ISO; `docs/data-model.md` maps each field to those code books. Coordinates are WGS 84 degrees; where two
stand together the order is latitude, longitude (GeoJSON output alone turns it round).
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from geo.errors import InvalidValueError


class GeoPrecision(StrEnum):
    """How exactly a place is known, finest first (UCDP where_prec 1, 1, 1, 2, 3, 4, 5, 6)."""

    EXACT = "exact"
    STREET = "street"
    SETTLEMENT = "settlement"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    AREA = "area"
    COUNTRY = "country"

    @property
    def is_area(self) -> bool:
        """True where only an area is known: drawn as an area, never as a pin."""
        return self in (GeoPrecision.ADMIN2, GeoPrecision.ADMIN1, GeoPrecision.AREA, GeoPrecision.COUNTRY)


class DatePrecision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


class MentionKind(StrEnum):
    """What a recognised name is in its sentence."""

    PLACE = "place"
    DEMONYM = "demonym"  # "Russian forces"
    METONYM = "metonym"  # "talks between Kyiv and Moscow", "the Kremlin": a government, not a location
    PART_OF_NAME = "part_of_name"  # "Kyiv Independent", "Battle of Kursk"
    IMPLICIT = "implicit"  # "the Ukrainian capital"
    RELATIVE = "relative"  # "2 km from the border", "outskirts of Sumy"


class Claim(StrEnum):
    """How an incident is asserted."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class Status(StrEnum):
    """How far people have checked an incident."""

    MACHINE = "machine"
    REVIEWED = "reviewed"
    VERIFIED = "verified"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement was published.

    Attributes:
        publisher: name of the outlet or body.
        url: address of the article; empty where there is none (a pasted text).
        title: headline, as published.
        published: publication date, where known.
        retrieved_at: when this copy was taken (timezone-aware).
        language: ISO 639-1 code, empty where unknown.
        sha256: hex digest of the UTF-8 text that was read.
        archive_url: address of an archived copy.
        licence: terms the source is under, where known.
    """

    publisher: str = ""
    url: str = ""
    title: str = ""
    published: date | None = None
    retrieved_at: datetime | None = None
    language: str = ""
    sha256: str = ""
    archive_url: str = ""
    licence: str = ""

    def __post_init__(self) -> None:
        for name in ("url", "archive_url"):
            value = getattr(self, name)
            if value and not value.lower().startswith(("http://", "https://")):
                raise InvalidValueError(name, value, "an http:// or https:// address")
        if self.retrieved_at is not None and self.retrieved_at.tzinfo is None:
            raise InvalidValueError("retrieved_at", self.retrieved_at, "a time with a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text as it was read.

    Attributes:
        text: the text; every character offset in the house counts into this `str`.
        title: headline given apart from the text, empty where the text holds it.
        published: publication date given by the user or by the file's metadata, or None.
        source: who published it and where.
        name: file name or label that the user knows it by.
    """

    text: str
    title: str = ""
    published: date | None = None
    source: Source = field(default_factory=Source)
    name: str = ""

    @property
    def sha256(self) -> str:
        """Hex digest of the text (UTF-8; lone surrogates are kept as they are)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        gazetteer_id: `geonames:578072`, `dateline:demidovka-belgorod`, `iso:RU-BEL`, ...
        name: the name to show.
        latitude, longitude: WGS 84 degrees.
        country: ISO 3166-1 alpha-2, empty for seas and the like.
        admin1: ISO 3166-2 of the first-level division, empty where none holds.
        admin2: name of the second-level division (district, raion, county), where known.
        feature_class: GeoNames class: A areas, P settlements, H waters, L regions, R routes, S sites,
            T terrain.
        geo_precision: how exact a point this place is by itself.
        radius_km: radius of the circle that holds the place, in kilometres.
        population: people, 0 where unknown.
        source: which gazetteer source it comes from, as named in `data/SOURCES.toml`.
    """

    gazetteer_id: str
    name: str
    latitude: float
    longitude: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    feature_class: str = "P"
    geo_precision: GeoPrecision = GeoPrecision.SETTLEMENT
    radius_km: float = 0.0
    population: int = 0
    source: str = ""

    def __post_init__(self) -> None:
        check_point(self.latitude, self.longitude)
        if not 0 <= self.radius_km <= 20_100:
            raise InvalidValueError("radius_km", self.radius_km, "a radius from 0 to 20100 km")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another place that a name could have meant.

    Attributes:
        place: the rival.
        score: 0 to 1, as for the chosen place.
        distance_km: great-circle distance from the chosen place.
    """

    place: Place
    score: float
    distance_km: float


STATED_AREA, DISTRICT_OF_CITY = "stated area", "district of the city named before"
"""`Placement.method` where not the name's own places are meant but what is stated beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The answer to "where is this name?"; `place` is None where the honest answer is "not found".

    Attributes:
        place: the chosen place, already widened or narrowed to what the text says (`near`, `area`).
        score: 0 to 1; how likely the choice is right.
        method: how it was chosen, in a word ("region stated", "population", "only candidate", ...).
        rivals: runner-ups, best first.
        reason: why nothing was found, fit to show to a user.
    """

    place: Place | None = None
    score: float = 0.0
    method: str = ""
    rivals: tuple[Rival, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name of a place in a text.

    Attributes:
        start, end: character offsets into the report's text (Python `str` indices, end exclusive).
        text: the characters between them.
        kind: what it is in its sentence.
        placement: where it is.
    """

    start: int
    end: int
    text: str
    kind: MentionKind = MentionKind.PLACE
    placement: Placement = field(default_factory=Placement)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValueError("span", (self.start, self.end), "a start before its end")

    @property
    def place(self) -> Place | None:
        """The chosen place, or None."""
        return self.placement.place


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: an interval of days, how exact it is, and the words it came from.

    A missing day is never invented: without a date both ends are None and the precision is unknown.

    Attributes:
        start, end: first and last day (inclusive), or both None.
        precision: how exact the interval is.
        text: the words of the source that the date came from.
    """

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    text: str = ""

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise InvalidValueError("date", (self.start, self.end), "either a whole interval or none")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise InvalidValueError("date", (self.start, self.end), "an interval that ends after it starts")
        if (self.start is None) != (self.precision is DatePrecision.UNKNOWN):
            raise InvalidValueError("date_precision", self.precision, "fitting the dates given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """People harmed; None is unknown, 0 is "none were".

    Attributes:
        killed_low, killed_best, killed_high: deaths, in that order of size.
        injured: people wounded.
        civilians_killed, children_killed: of those killed.
        missing: people whose fate is unknown.
        captured: people taken prisoner, abducted or arrested.
    """

    killed_low: int | None = None
    killed_best: int | None = None
    killed_high: int | None = None
    injured: int | None = None
    civilians_killed: int | None = None
    children_killed: int | None = None
    missing: int | None = None
    captured: int | None = None

    def __post_init__(self) -> None:
        for name in (
            "killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed", "missing", "captured",
        ):  # fmt: skip
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 100_000_000:
                raise InvalidValueError(name, value, "a number of people from 0 to 100 million")
        ladder = [v for v in (self.killed_low, self.killed_best, self.killed_high) if v is not None]
        if ladder != sorted(ladder):
            raise InvalidValueError("killed", ladder, "low, best and high in rising order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one side says of an incident that another tells otherwise.

    Attributes:
        by: who says it, in the report's words; empty where it does not say.
        claim: how they assert it.
        quote: their words, or the report's words for them, verbatim.
    """

    by: str = ""
    claim: Claim = Claim.REPORTED
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, somewhere, at some time, as sources tell it.

    Attributes:
        id: stable identifier.
        event_type, sub_event_type: words of the incident catalogue (ACLED's own, and `Other`).
        description: what happened, in our own or the analyst's words; may be empty.
        quote: the words of the report, verbatim.
        start, end: character offsets of `quote` in the report's text, or both None.
        report_id: SHA-256 of the report it was read in, empty where there is none.
        when: when it happened.
        reported_at: publication date of the report, where known.
        actor1, actor2: initiator or first party, and target or second party; empty where unknown.
        weapon, target: what it was done with, and what was hit, in the words of `data/means.toml`; empty where unknown.
        casualties: people harmed.
        place_text: the place as the report writes it.
        placement: the place it was resolved to, with score, method and rivals.
        claim, claimed_by: how it is asserted, and by whom.
        accounts: what each side says, where they differ; empty where nobody disputes it.
        status: how far people have checked it.
        sources: who published it; never empty for a stored incident.
        group: id shared by reports of the same incident, empty where it stands alone.
        graphic, sensitive: flags for careful display and export.
        collection: `demo` for the shipped demonstration layer, empty for the user's own.
        original: names and cells of an imported table's columns that no field above holds, as they are; each name once.
    """

    id: str
    event_type: str
    sub_event_type: str = ""
    description: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    report_id: str = ""
    when: When = field(default_factory=When)
    reported_at: date | None = None
    actor1: str = ""
    actor2: str = ""
    weapon: str = ""
    target: str = ""
    casualties: Casualties = field(default_factory=Casualties)
    place_text: str = ""
    placement: Placement = field(default_factory=Placement)
    claim: Claim = Claim.REPORTED
    claimed_by: str = ""
    accounts: tuple[Account, ...] = ()
    status: Status = Status.MACHINE
    sources: tuple[Source, ...] = ()
    group: str = ""
    graphic: bool = False
    sensitive: bool = False
    collection: str = ""
    original: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidValueError("id", self.id, "an identifier")
        if not self.event_type:
            raise InvalidValueError("event_type", self.event_type, "an event type")
        if self.original and len(dict(self.original)) != len(self.original):
            raise InvalidValueError(
                "original", [name for name, _ in self.original], "columns with a name each"
            )

    @property
    def place(self) -> Place | None:
        """The place it was resolved to, or None."""
        return self.placement.place


def check_point(latitude: float, longitude: float) -> None:
    """Refuse anything that is not a point on Earth.

    Raises:
        InvalidValueError: latitude outside -90..90, longitude outside -180..180, NaN or infinite.
    """
    if not (math.isfinite(latitude) and -90 <= latitude <= 90):
        raise InvalidValueError("latitude", latitude, "a latitude from -90 to 90")
    if not (math.isfinite(longitude) and -180 <= longitude <= 180):
        raise InvalidValueError("longitude", longitude, "a longitude from -180 to 180")
