"""Incidents for tests: `incident()` makes one, `incidents()` draws any that the model allows."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Any

from hypothesis import strategies as st

from geo.model import (
    Account,
    Casualties,
    Claim,
    DatePrecision,
    GeoPrecision,
    Incident,
    Place,
    Placement,
    Report,
    Rival,
    Source,
    Status,
    When,
)

SOURCE = Source(publisher="Sumy Daily", url="https://example.org/1", published=date(2025, 4, 8))


def day(text: str, end: str | None = None) -> When:
    """A dated `When`: one day, or an interval."""
    first, last = date.fromisoformat(text), date.fromisoformat(end or text)
    return When(start=first, end=last, precision=DatePrecision.DAYS if end else DatePrecision.DAY)


def at(latitude: float, longitude: float, **values: Any) -> Placement:
    """A placement on a point."""
    values = {"gazetteer_id": "test:1", "name": "Суми", "country": "UA", "admin1": "UA-59"} | values
    return Placement(
        place=Place(latitude=latitude, longitude=longitude, **values), score=0.9, method="only candidate"
    )


def incident(id: str = "a", **values: Any) -> Incident:
    """An incident with a source; anything else on demand."""
    return Incident(**({"id": id, "event_type": "Battles", "sources": (SOURCE,)} | values))


def report(text: str = "Shelling near Sumy.", **values: Any) -> Report:
    """A report."""
    return Report(**({"text": text, "name": "report.txt", "source": SOURCE} | values))


# Text as it comes: any Unicode but lone surrogates, with what breaks formats made likely.
NASTY = (
    "{{7*7}}", "{% raw", "</script>", "<img src=x onerror=alert(1)>", "`${1}`", "=1+1", "+1", "-1", "@x",
    "\t=1", "\r=1", "'=1", "''-", "a;=1", 'a\n"=1', '"', ",", ";", "\x00", "\u2028", "\ufeff", "🙂",
    "Кривий Ріг",
)  # fmt: skip
texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
words = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
)
ids = st.one_of(
    st.sampled_from([nasty for nasty in NASTY if nasty.isprintable()]),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20),
)
counts = st.none() | st.integers(0, 100_000_000)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
urls = st.just("") | st.builds("https://example.org/{}".format, texts)
moments = st.none() | st.datetimes(timezones=st.just(UTC))

sources = st.builds(
    Source,
    publisher=texts, url=urls, title=texts, published=st.none() | days, retrieved_at=moments,
    language=st.sampled_from(["", "en", "uk"]), sha256=st.just("") | st.just("0" * 64), archive_url=urls,
    licence=texts,
)  # fmt: skip
places = st.builds(
    Place,
    gazetteer_id=texts, name=texts, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180),
    country=st.sampled_from(["", "UA", "RU"]), admin1=st.sampled_from(["", "UA-59", "RU-BEL"]), admin2=texts,
    feature_class=st.sampled_from("APHS"), geo_precision=st.sampled_from(GeoPrecision),
    radius_km=st.floats(0, 20_100), population=st.integers(0, 10**10), source=texts,
)  # fmt: skip
scores = st.floats(0, 1)
rivals = st.builds(Rival, place=places, score=scores, distance_km=st.floats(0, 20_100))
placements = st.builds(
    Placement,
    place=st.none() | places, score=scores, method=texts, rivals=st.lists(rivals, max_size=2).map(tuple),
    reason=texts,
)  # fmt: skip
ladders = st.tuples(counts, counts, counts).map(
    lambda values: dict(zip(("killed_low", "killed_best", "killed_high"), _rising(values), strict=True))
)


def _rising(values: tuple[int | None, ...]) -> list[int | None]:
    known = sorted(value for value in values if value is not None)
    return [None if value is None else known.pop(0) for value in values]


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Undated or an interval."""
    if draw(st.booleans()):
        return When(text=draw(texts))
    first = draw(days)
    last = min(date.max, first + timedelta(days=draw(st.integers(0, 400)))) if first.year < 9990 else first
    precision = draw(st.sampled_from([p for p in DatePrecision if p is not DatePrecision.UNKNOWN]))
    return When(start=first, end=last, precision=precision, text=draw(texts))


_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "sub_event_type": texts,
    "description": texts,
    "quote": texts,
    "start": st.integers(0, 10**7),
    "end": st.integers(0, 10**7),
    "report_id": st.just("f" * 64),
    "when": whens(),
    "reported_at": days,
    "actor1": texts,
    "actor2": texts,
    "weapon": texts,
    "target": texts,
    "casualties": st.builds(
        lambda ladder, *rest: Casualties(
            **ladder, **dict(zip(("injured", "civilians_killed", "children_killed", "missing", "captured"), rest, strict=True))
        ),
        ladders, counts, counts, counts, counts, counts,
    ),
    "place_text": texts,
    "placement": placements,
    "claim": st.sampled_from(Claim),
    "claimed_by": texts,
    "accounts": st.lists(st.builds(Account, by=texts, claim=st.sampled_from(Claim), quote=texts), max_size=2).map(tuple),
    "status": st.sampled_from(Status),
    "group": texts,
    "graphic": st.booleans(),
    "sensitive": st.booleans(),
    "collection": st.sampled_from(["", "demo"]),
    "original": st.dictionaries(texts, texts, max_size=3).map(lambda columns: tuple(columns.items())),
}  # fmt: skip


def incidents(id: st.SearchStrategy[str] = ids) -> st.SearchStrategy[Incident]:
    """Any incident the model allows, with at least one source; some fields are left at their defaults."""
    always = {"id": id, "event_type": words, "sources": st.lists(sources, min_size=1, max_size=3).map(tuple)}
    return st.fixed_dictionaries(always, optional=_FIELDS).map(lambda values: Incident(**values))
