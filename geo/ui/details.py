"""One incident in full, as a panel: what, when, where, who was harmed, who says so, and the words of the source."""

from __future__ import annotations

from collections.abc import Iterator

from geo.events.catalogue import IncidentType, IncidentTypes
from geo.model import Claim, Incident, Source
from geo.speech import terms, tolls, wording
from geo.speech.kinds import type_words, what_words
from geo.speech.language import capital, counted, say
from geo.speech.wording import Names
from geo.ui.html import Html, joined, link, tag

_RIVALS = 5
_COLUMNS, _LETTERS = 200, 2_000  # of an imported table, as far as they are shown


def panel(
    incident: Incident,
    types: IncidentTypes,
    names: Names,
    *,
    quoted: Html | None = None,
    rivals: bool = True,
) -> Html:
    """The incident's details as HTML.

    Args:
        quoted: its quote within its report; else the quote alone.
        rivals: whether to list the runners-up.
    """
    if quoted is None and incident.quote:
        quoted = tag("blockquote", f"“{incident.quote}”", class_="dl-quote")
    return tag(
        "article",
        heading(incident, types, names),
        _badges(incident),
        tag("p", incident.description, class_="dl-description") if incident.description else None,
        _facts(incident, names),
        quoted,
        _sources(incident.sources),
        _rivals(incident, names) if rivals else None,
        _original(incident),
        class_="dl-incident",
        aria_label=say("Incident"),
    )


def heading(incident: Incident, types: IncidentTypes, names: Names) -> Html:
    """Symbol, type, place and date."""
    kind = types.get(incident.event_type)
    what = type_words(kind) if kind else incident.event_type
    return joined(
        (
            tag(
                "p",
                symbol(kind),
                tag("span", what_words(incident, types)),
                tag("span", what, class_="dl-quiet") if incident.sub_event_type else None,
                class_="dl-kicker",
            ),
            tag("h2", wording.headline_place(incident, names), class_="dl-place"),
            tag(
                "p",
                capital(wording.when_words(incident.when)),
                _small(wording.date_source_words(incident)),
                class_="dl-when",
            ),
        )
    )


def one_line(incident: Incident, types: IncidentTypes, names: Names) -> str:
    """An incident in one line of a list."""
    stored = incident.place_text or say("place not given")
    place = names.place(incident.place) if incident.place else stored
    return f"{capital(wording.brief_when(incident.when))} · {what_words(incident, types)} · {place}"


def symbol(kind: IncidentType | None) -> Html:
    """The type's symbol as on the map; for an unknown type a ring."""
    shape = kind.shape if kind else "ring"
    colours = f"--light:{kind.colour};--dark:{kind.colour_dark}" if kind else None
    return tag("span", class_=f"dl-symbol dl-symbol-{shape}", style=colours, aria_hidden="true")


def _badges(incident: Incident) -> Html:
    marks = [
        tag(
            "span", say(wording.STATUS_WORDS[incident.status]), class_=f"dl-badge dl-status-{incident.status}"
        ),
        tag("span", say(wording.CLAIM_WORDS[incident.claim]), class_=f"dl-badge dl-claim-{incident.claim}"),
    ]
    if incident.collection == "demo":
        marks.append(tag("span", say("Demonstration"), class_="dl-badge"))
    if incident.graphic:
        marks.append(tag("span", say("Graphic source"), class_="dl-badge dl-badge-warn"))
    if incident.sensitive:
        marks.append(tag("span", say("Sensitive"), class_="dl-badge dl-badge-warn"))
    return tag("p", *marks, class_="dl-badges")


def _facts(incident: Incident, names: Names) -> Html:
    rows = [
        tag("div", tag("dt", term), tag("dd", *told)) for term, told in _terms(incident, names) if any(told)
    ]
    return tag("dl", *rows, class_="dl-facts")


def _terms(incident: Incident, names: Names) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    place = incident.place
    located = wording.coordinates(place) if place and not place.geo_precision.is_area else ""
    written = say("written “{name}”", name=incident.place_text) if incident.place_text else ""
    chosen = wording.choice_words(incident.placement) if place else ""
    yield (
        say("Where"),
        (
            capital(wording.where_words(incident, names)),
            _small(" · ".join(filter(None, (located, written, chosen)))),
        ),
    )
    hurt = incident.casualties
    yield say("People"), (capital(tolls.people_words(hurt)), _small(tolls.lost_words(hurt)))
    yield say("Who"), (capital(wording.who_words(incident)), None)
    yield say("With and at"), (capital(wording.means_words(incident)), None)
    yield say("Claim"), (wording.claim_words(incident), None)
    for account in incident.accounts:
        said = say("Denies") if account.claim is Claim.DENIED else say("Says")
        yield said, (terms.actor_words(account.by) or say("Not named"), _small(account.quote))


def _small(text: str) -> Html | None:
    return tag("small", text) if text else None


def _sources(sources: tuple[Source, ...]) -> Html | None:
    if not sources:
        return None
    title = say("Source") if len(sources) == 1 else counted(len(sources), "{n} source", "{n} sources")
    return tag("section", tag("h3", title), tag("ul", *map(_source, sources)), class_="dl-sources")


def _source(source: Source) -> Html:
    words, read = wording.source_words(source), source.retrieved_at
    extra = [
        tag("span", f"“{source.title}”", class_="dl-source-title") if source.title else None,
        _small(say("read {day}, {time}", day=wording.day(read.date()), time=f"{read:%H:%M %Z}"))
        if read
        else None,
        tag("span", link(say("archived copy"), source.archive_url)) if source.archive_url else None,
        _small(say("licence: {licence}", licence=source.licence)) if source.licence else None,
    ]
    return tag("li", link(words, source.url), *extra)


def _rivals(incident: Incident, names: Names) -> Html | None:
    rivals = incident.placement.rivals[:_RIVALS]
    if not rivals:
        return None
    items = [tag("li", wording.rival_words(rival, names, incident.placement)) for rival in rivals]
    return tag("section", tag("h3", say("Could also be")), tag("ul", *items), class_="dl-rivals")


def _original(incident: Incident) -> Html | None:
    """What the imported table says in columns that no field of ours holds."""
    if not incident.original:
        return None
    rows = [
        tag("div", tag("dt", name), tag("dd", cell if len(cell) <= _LETTERS else f"{cell[:_LETTERS]}…"))
        for name, cell in incident.original[:_COLUMNS]
    ]
    told = tag("summary", say("As imported"))
    return tag("details", told, tag("dl", *rows, class_="dl-facts"), class_="dl-original")
