"""The text of a report with every recognised place marked by what became of it.

Four looks, told apart by line and sign as well as by colour; what a name was taken for shows when it is
pointed at, tapped or reached with the Tab key. The text reaches the page escaped, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from geo.model import Incident, Mention, MentionKind
from geo.speech.language import later, say
from geo.speech.wording import Names, mention_words
from geo.ui.html import Html, tag

LONGEST = 40_000
"""Characters of one text that are shown; a browser grows slow on much more."""


class Outcome(StrEnum):
    """What became of a recognised name."""

    PLACED = "placed"  # an incident is placed there
    CONTEXT = "context"  # located, but nothing is placed there
    METONYM = "metonym"  # a government
    NOT_FOUND = "not found"


LEGEND = {
    Outcome.PLACED: (later("Placed"), later("an incident is placed here")),
    Outcome.CONTEXT: (later("Context only"), later("recognised, but no incident is placed here")),
    Outcome.METONYM: (later("Metonym"), later("stands for a government, not for a location")),
    Outcome.NOT_FOUND: (later("Not found"), later("looks like a place, but no such place is known")),
}


def outcome(mention: Mention, incident_places: frozenset[str]) -> Outcome:
    """What became of `mention`, where incidents are placed at the places with these gazetteer ids."""
    if mention.kind is MentionKind.METONYM:
        return Outcome.METONYM
    if mention.place is None:
        named = mention.kind in (MentionKind.DEMONYM, MentionKind.PART_OF_NAME)
        return Outcome.CONTEXT if named else Outcome.NOT_FOUND
    return Outcome.PLACED if mention.place.gazetteer_id in incident_places else Outcome.CONTEXT


def places_of(incidents: Iterable[Incident]) -> frozenset[str]:
    """Gazetteer ids of the places where incidents are."""
    return frozenset(i.place.gazetteer_id for i in incidents if i.place is not None)


def highlighted(
    text: str,
    mentions: Sequence[Mention],
    incidents: Iterable[Incident],
    names: Names,
    *,
    limit: int = LONGEST,
) -> Html:
    """The first `limit` characters of `text`, its mentions marked."""
    ids = places_of(incidents)
    return tag("div", *_pieces(text[:limit], mentions, ids, names), class_="dl-text", lang="")


def legend() -> Html:
    """What the marks mean."""
    items = [
        tag("li", tag("span", say(word), class_=_look(one)), f" {say(meaning)}")
        for one, (word, meaning) in LEGEND.items()
    ]
    return tag("ul", *items, class_="dl-legend")


def _pieces(text: str, mentions: Sequence[Mention], ids: frozenset[str], names: Names) -> Iterator[str]:
    done = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start < done or mention.end > len(text):
            continue  # a second reading of the same words, or beyond what is shown
        yield text[done : mention.start]
        yield _marked(mention, outcome(mention, ids), names)
        done = mention.end
    yield text[done:]


def _marked(mention: Mention, one: Outcome, names: Names) -> Html:
    told = f"{say(LEGEND[one][0])}: {mention_words(mention, names)}"
    return tag("mark", mention.text, class_=_look(one), tabindex="0", data_tip=told, aria_description=told)


def _look(one: Outcome) -> str:
    return f"dl-mark dl-mark-{one.replace(' ', '-')}"


def mention_rows(
    mentions: Sequence[Mention], incidents: Iterable[Incident], names: Names
) -> list[dict[str, str]]:
    """The mentions as rows of a table, for those who would rather read a list; `columns` says what its columns are called."""
    ids = places_of(incidents)
    return [
        {
            "Name in the text": m.text,
            "Outcome": say(LEGEND[outcome(m, ids)][0]),
            "Taken for": mention_words(m, names),
        }
        for m in mentions
    ]


def columns() -> dict[str, str]:
    """The columns of `mention_rows` in the language of the run."""
    return {
        "Name in the text": say("Name in the text"),
        "Outcome": say("Outcome"),
        "Taken for": say("Taken for"),
    }


def outcomes_in_words(mentions: Sequence[Mention], incidents: Iterable[Incident]) -> str:
    """3 placed · 5 context only."""
    ids = places_of(incidents)
    found = [outcome(m, ids) for m in mentions]
    return " · ".join(
        say("{n} {outcome}", n=found.count(one), outcome=say(LEGEND[one][0]).lower())
        for one in Outcome
        if one in found
    )
