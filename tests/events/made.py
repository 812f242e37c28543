"""Mentions made by hand, so that reading is tested apart from recognition and look-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from geo.events.actors import load_actors
from geo.events.catalogue import load_types
from geo.events.draft import Draft
from geo.events.figurative import load_figures
from geo.events.glance import glance_of
from geo.events.means import load_means
from geo.events.merge import merge
from geo.events.reading import Reader
from geo.events.segments import segments
from geo.events.story import Story
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement
from geo.settings import ROOT

DATA: Path = ROOT / "data"
COUNTRIES = {"UA": "Ukraine", "RU": "Russia", "LB": "Lebanon", "IL": "Israel", "ML": "Mali"}


def town(
    name: str, country: str = "UA", admin1: str = "", *, latitude: float = 50.0, longitude: float = 35.0
) -> Place:
    """A settlement."""
    return Place(
        gazetteer_id=f"test:{name}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        country=country,
        admin1=admin1,
        radius_km=5,
    )


def country(code: str) -> Place:
    """A whole country."""
    return Place(
        gazetteer_id=f"iso:{code}", name=COUNTRIES[code], latitude=50, longitude=30, country=code, feature_class="A",
        geo_precision=GeoPrecision.COUNTRY, radius_km=500,
    )  # fmt: skip


def oblast(code: str, name: str) -> Place:
    """A first-level division."""
    return Place(
        gazetteer_id=f"iso:{code}", name=name, latitude=50, longitude=36, country=code[:2], admin1=code, feature_class="A",
        geo_precision=GeoPrecision.ADMIN1, radius_km=120,
    )  # fmt: skip


def mention(
    text: str, words: str, place: Place | None, kind: MentionKind = MentionKind.PLACE, *, after: int = 0
) -> Mention:
    """The mention of `words` in `text`, the first from character `after` on."""
    start = text.index(words, after)
    return Mention(
        start=start,
        end=start + len(words),
        text=words,
        kind=kind,
        placement=Placement(place=place, score=0.9),
    )


def read(
    text: str,
    places: Mapping[str, Place],
    *,
    published: date | None = None,
    demonyms: Mapping[str, str] | None = None,
    metonyms: Mapping[str, Place] | None = None,
) -> tuple[Draft, ...]:
    """The merged drafts of `text`, in which each given name is a mention wherever it stands."""
    found: list[Mention] = []
    for names, kind in ((places, MentionKind.PLACE), (metonyms or {}, MentionKind.METONYM)):
        for words, place in names.items():
            at = text.find(words)
            while at >= 0:
                found.append(mention(text, words, place, kind, after=at))
                at = text.find(words, at + len(words))
    for words, code in (demonyms or {}).items():
        at = text.find(words)
        while at >= 0:
            found.append(mention(text, words, country(code), MentionKind.DEMONYM, after=at))
            at = text.find(words, at + len(words))
    found.sort(key=lambda m: m.start)
    types, figures = load_types(DATA / "incident_types.toml"), load_figures(DATA / "figurative.toml")
    reader = Reader(
        text=text,
        published=published,
        types=types,
        figures=figures,
        glance=glance_of(types, figures),
        means=load_means(DATA / "means.toml"),
        actor_names=load_actors(DATA / "actors.toml"),
        country_name=lambda code: COUNTRIES.get(code, code),
        named_regions={
            m.place.admin1: m.place for m in found if m.place and m.place.geo_precision is GeoPrecision.ADMIN1
        },
    )
    story = Story()
    for segment in segments(text):
        reader.read(segment, [m for m in found if segment.start <= m.start < segment.end], story)
    return merge(story.drafts)
