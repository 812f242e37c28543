"""The flat incident record: the one list of columns that store, exports and tables share.

`incident_record` and `incident_from_record` are inverse to each other. Values are JSON types only; dates
are ISO 8601; `latitude` and `longitude` are None for an incident without a place, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from geo.model import (
    Account,
    Casualties,
    Claim,
    DatePrecision,
    GeoPrecision,
    Incident,
    Place,
    Placement,
    Rival,
    Source,
    Status,
    When,
)

COLUMNS = (
    "id", "event_type", "sub_event_type", "description", "quote", "start", "end", "report_id",
    "date_start", "date_end", "date_precision", "date_text", "reported_at",
    "actor1", "actor2", "weapon", "target",
    "killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed",
    "missing", "captured",
    "place_text", "place_name", "gazetteer_id", "geo_method", "geo_score", "geo_reason",
    "country", "admin1", "admin2", "latitude", "longitude", "geo_precision", "radius_km",
    "claim", "claimed_by", "accounts", "status", "group", "graphic", "sensitive", "collection",
    "original", "sources", "rivals", "place",
)  # fmt: skip

Record = dict[str, Any]
_NO_COLUMNS: Mapping[str, str] = {}


def incident_record(incident: Incident) -> Record:
    """`incident` as one flat JSON-ready dict with the keys of `COLUMNS`, in that order."""
    when, hurt, placement, place = incident.when, incident.casualties, incident.placement, incident.place
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        "description": incident.description,
        "quote": incident.quote,
        "start": incident.start,
        "end": incident.end,
        "report_id": incident.report_id,
        "date_start": _iso(when.start),
        "date_end": _iso(when.end),
        "date_precision": when.precision.value,
        "date_text": when.text,
        "reported_at": _iso(incident.reported_at),
        "actor1": incident.actor1,
        "actor2": incident.actor2,
        "weapon": incident.weapon,
        "target": incident.target,
        "killed_low": hurt.killed_low,
        "killed_best": hurt.killed_best,
        "killed_high": hurt.killed_high,
        "injured": hurt.injured,
        "civilians_killed": hurt.civilians_killed,
        "children_killed": hurt.children_killed,
        "missing": hurt.missing,
        "captured": hurt.captured,
        "place_text": incident.place_text,
        "place_name": place.name if place else "",
        "gazetteer_id": place.gazetteer_id if place else "",
        "geo_method": placement.method,
        "geo_score": placement.score,
        "geo_reason": placement.reason,
        "country": place.country if place else "",
        "admin1": place.admin1 if place else "",
        "admin2": place.admin2 if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.geo_precision.value if place else "",
        "radius_km": place.radius_km if place else None,
        "claim": incident.claim.value,
        "claimed_by": incident.claimed_by,
        "accounts": [account_record(a) for a in incident.accounts],
        "status": incident.status.value,
        "group": incident.group,
        "graphic": incident.graphic,
        "sensitive": incident.sensitive,
        "collection": incident.collection,
        "original": dict(incident.original),
        "sources": [source_record(s) for s in incident.sources],
        "rivals": [
            {"place": place_record(r.place), "score": r.score, "distance_km": r.distance_km}
            for r in placement.rivals
        ],
        "place": place_record(place) if place else None,
    }


def incident_from_record(record: Mapping[str, Any]) -> Incident:
    """The incident that `incident_record` made `record` of.

    Raises:
        InvalidValueError: a value breaks the model's rules.
        KeyError: a column is missing.
        ValueError: a date or a word of a fixed list cannot be read.
    """
    place = record["place"]
    return Incident(
        id=record["id"],
        event_type=record["event_type"],
        sub_event_type=record["sub_event_type"],
        description=record["description"],
        quote=record["quote"],
        start=record["start"],
        end=record["end"],
        report_id=record["report_id"],
        when=When(
            start=_date(record["date_start"]),
            end=_date(record["date_end"]),
            precision=DatePrecision(record["date_precision"]),
            text=record["date_text"],
        ),
        reported_at=_date(record["reported_at"]),
        actor1=record["actor1"],
        actor2=record["actor2"],
        weapon=record.get("weapon", ""),
        target=record.get("target", ""),
        casualties=Casualties(
            killed_low=record["killed_low"],
            killed_best=record["killed_best"],
            killed_high=record["killed_high"],
            injured=record["injured"],
            civilians_killed=record["civilians_killed"],
            children_killed=record["children_killed"],
            missing=record.get("missing"),
            captured=record.get("captured"),
        ),
        place_text=record["place_text"],
        placement=Placement(
            place=place_from_record(place) if place else None,
            score=record["geo_score"],
            method=record["geo_method"],
            reason=record["geo_reason"],
            rivals=tuple(
                Rival(place=place_from_record(r["place"]), score=r["score"], distance_km=r["distance_km"])
                for r in record["rivals"]
            ),
        ),
        claim=Claim(record["claim"]),
        claimed_by=record["claimed_by"],
        accounts=tuple(account_from_record(a) for a in record.get("accounts", ())),
        status=Status(record["status"]),
        sources=tuple(source_from_record(s) for s in record["sources"]),
        group=record["group"],
        graphic=record["graphic"],
        sensitive=record["sensitive"],
        collection=record["collection"],
        original=tuple(record.get("original", _NO_COLUMNS).items()),
    )


def place_record(place: Place) -> Record:
    """`place` as a JSON-ready dict."""
    return {
        "gazetteer_id": place.gazetteer_id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "feature_class": place.feature_class,
        "geo_precision": place.geo_precision.value,
        "radius_km": place.radius_km,
        "population": place.population,
        "source": place.source,
    }


def place_from_record(record: Mapping[str, Any]) -> Place:
    """The place that `place_record` made `record` of."""
    return Place(**{**record, "geo_precision": GeoPrecision(record["geo_precision"])})


def account_record(account: Account) -> Record:
    """`account` as a JSON-ready dict, whose keys are no columns."""
    return {"side": account.by, "asserts": account.claim.value, "words": account.quote}


def account_from_record(record: Mapping[str, Any]) -> Account:
    """The account that `account_record` made `record` of."""
    return Account(by=record["side"], claim=Claim(record["asserts"]), quote=record["words"])


def source_record(source: Source) -> Record:
    """`source` as a JSON-ready dict."""
    return {
        "publisher": source.publisher,
        "url": source.url,
        "title": source.title,
        "published": _iso(source.published),
        "retrieved_at": _iso(source.retrieved_at),
        "language": source.language,
        "sha256": source.sha256,
        "archive_url": source.archive_url,
        "licence": source.licence,
    }


def source_from_record(record: Mapping[str, Any]) -> Source:
    """The source that `source_record` made `record` of."""
    retrieved = record["retrieved_at"]
    return Source(
        **{
            **record,
            "published": _date(record["published"]),
            "retrieved_at": datetime.fromisoformat(retrieved) if retrieved else None,
        }
    )


def _iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
