"""The columns of the table of incidents: what stands in their cells, and what they are sorted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.events.catalogue import IncidentTypes
from geo.filters import Selection
from geo.model import Incident
from geo.record import incident_from_record
from geo.speech import wording
from geo.speech.kinds import type_words, what_words
from geo.speech.language import capital, later, number, order, say
from geo.speech.wording import Names
from geo.ui.plain import one_line, sendable

Numbers = npt.NDArray[Any]
"""A number for each position of the store's columns, below 0 where none is known."""

_STEPS = 100  # in a kilometre: places whose radius differs by less than ten metres are known as exactly
_FARTHEST = 5_000_000  # more of these than any radius has


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose words the cells have: the catalogue of incident types and the names of places, in the language of the run."""

    types: IncidentTypes
    names: Names


Words = Callable[[Incident, Voice], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        label: its head, in English.
        cell: what stands in it; empty where nothing is known.
        keys: what it is sorted by, numbers or, with `sorted_as`, codes; None for the incident's days.
        sorted_as: the words that all incidents with a code share; they are sorted as the language's alphabet does.
        falling: whether the highest come first when it is first sorted by.
        numeric: whether its cells stand to the right.
    """

    label: str
    cell: Words
    keys: Callable[[Selection], Numbers] | None
    sorted_as: Words | None = None
    falling: bool = False
    numeric: bool = False


def ranks(selection: Selection, column: Column, voice: Voice) -> Numbers:
    """What `column` is sorted by, for each position of the selection's columns; below 0 where nothing is known.

    Words are put together for one incident of each code only.
    """
    assert column.keys is not None  # noqa: S101 - days are in order as they are stored
    codes = column.keys(selection)
    if column.sorted_as is None or not len(codes):
        return codes
    first = np.full(int(codes.max()) + 1, -1, np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]  # the last one written stays
    used = np.flatnonzero(first >= 0)
    ids = map(str, selection.columns.ids[first[used]])
    told = _told(selection, first[used], column.sorted_as, voice)
    keys = [order(told.get(one, "")) for one in ids]
    place = {key: rank for rank, key in enumerate(sorted({key for key in keys if key}))}
    rank_of = np.full(len(first), -1, np.int32)
    rank_of[used] = [place.get(key, -1) for key in keys]
    return rank_of[codes]


def _told(selection: Selection, positions: Numbers, words: Words, voice: Voice) -> dict[str, str]:
    """Id -> words of the incidents at some positions; one that was removed since is left out."""
    records = selection.store.records(selection.columns.keys[positions])
    return {record["id"]: text(words(incident_from_record(record), voice)) for record in records}


def text(value: str) -> str:
    """A cell's words as they can be sent: one line, no marks that turn writing round."""
    return one_line(sendable(value))


def _killed(incident: Incident, voice: Voice) -> str:
    best, low = incident.casualties.killed_best, incident.casualties.killed_low
    if best is None:
        return "" if low is None else f"≥ {number(low)}"
    return number(best)


def _injured(incident: Incident, voice: Voice) -> str:
    hurt = incident.casualties.injured
    return "" if hurt is None else number(hurt)


def _where(incident: Incident, voice: Voice) -> str:
    known = incident.place is not None or incident.place_text
    return wording.headline_place(incident, voice.names) if known else ""


def _type(incident: Incident, voice: Voice) -> str:
    kind = voice.types.get(incident.event_type)
    return type_words(kind) if kind else incident.event_type


def _country(incident: Incident, voice: Voice) -> str:
    return voice.names(incident.place.country) if incident.place and incident.place.country else ""


def _region(incident: Incident, voice: Voice) -> str:
    return voice.names(incident.place.admin1) if incident.place and incident.place.admin1 else ""


def _who(incident: Incident, voice: Voice) -> str:
    return wording.who_words(incident) if incident.actor1 or incident.actor2 else ""


def _publisher(incident: Incident, voice: Voice) -> str:
    return incident.sources[0].publisher if incident.sources else ""


def _source(incident: Incident, voice: Voice) -> str:
    return "; ".join(map(wording.source_words, incident.sources))


def _killed_keys(selection: Selection) -> Numbers:
    best = selection.columns.killed_best
    return np.where(best >= 0, best, _field("killed_low")(selection))


def _kinds(selection: Selection) -> Numbers:
    columns = selection.columns
    return columns.type_index * np.uint32(len(columns.sub_type_names)) + columns.sub_type_index


def _exactness(selection: Selection) -> Numbers:
    """How exactly the place is known, then within how far."""
    columns = selection.columns
    far = (np.nan_to_num(columns.radius_km) * _STEPS).astype(np.int64)
    return np.where(columns.geo_precision >= 0, columns.geo_precision * np.int64(_FARTHEST) + far, -1)


def _field(name: str) -> Callable[[Selection], Numbers]:
    return lambda selection: selection.store.field(name, selection.columns).values


def _array(name: str) -> Callable[[Selection], Numbers]:
    return lambda selection: getattr(selection.columns, name)


COLUMNS: Mapping[str, Column] = {
    "date": Column(label=later("Date"), cell=lambda i, _: wording.iso_date(i.when), keys=None, falling=True),
    "what": Column(
        label=later("What"), cell=lambda i, v: what_words(i, v.types), keys=_kinds,
        sorted_as=lambda i, v: what_words(i, v.types),
    ),
    "where": Column(label=later("Where"), cell=_where, keys=_field("place"), sorted_as=_where),
    "killed": Column(label=later("Killed"), cell=_killed, keys=_killed_keys, falling=True, numeric=True),
    "injured": Column(label=later("Injured"), cell=_injured, keys=_field("injured"), falling=True, numeric=True),
    "type": Column(label=later("Type"), cell=_type, keys=_array("type_index"), sorted_as=_type),
    "country": Column(label=later("Country"), cell=_country, keys=_array("country_index"), sorted_as=_country),
    "region": Column(label=later("Region"), cell=_region, keys=_array("admin1_index"), sorted_as=_region),
    "who": Column(label=later("Who"), cell=_who, keys=_field("actors"), sorted_as=_who),
    "means": Column(
        label=later("With and at"), cell=lambda i, _: wording.means_words(i), keys=_field("means"),
        sorted_as=lambda i, _: wording.means_words(i),
    ),
    "when": Column(
        label=later("When, in words"), cell=lambda i, _: capital(wording.dated_words(i)), keys=None, falling=True
    ),
    "precision": Column(
        label=later("Place known to"), cell=lambda i, _: wording.exactness_words(i.place), keys=_exactness
    ),
    "claim": Column(label=later("Claim"), cell=lambda i, _: wording.claim_words(i), keys=_array("claim")),
    "status": Column(
        label=later("Status"), cell=lambda i, _: say(wording.STATUS_WORDS[i.status]), keys=_array("status")
    ),
    "source": Column(label=later("Source"), cell=_source, keys=_field("publisher"), sorted_as=_publisher),
}  # fmt: skip
"""Name in the address -> column, in the order in which they are offered."""

USUAL = ("date", "what", "where", "killed", "injured", "source")
"""The columns shown as long as nobody chose others."""
