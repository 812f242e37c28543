"""An incident while its text is still being read."""

from __future__ import annotations

from dataclasses import dataclass

from geo.events.catalogue import Cue
from geo.events.claims import Assertion
from geo.events.counts import merge_casualties
from geo.events.evidence import Evidence, together
from geo.events.updates import renewed
from geo.model import Account, Casualties, Claim, Placement, When

_MOST_ACCOUNTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one sentence tells of one place.

    Attributes:
        cue: the phrase that told of it.
        start, end: character offsets of the sentence.
        place_text, placement: where.
        when: when; unknown where the text does not say.
        dated_by: "expression", "headline", "report" or "" (undated): how the date was come by.
        casualties: people harmed.
        initiator, target: who, and to whom; empty where unknown.
        units: military units named.
        assertion: how it is asserted, and by whom.
        passage, section: where in the text it stands.
        listed: True for one of a list of linked headlines.
        title: True for the report's own title.
        evidence: which characters each field came from.
        weapon, struck: what it was made with and what it hit, by their names in `data/means.toml`.
        accounts: what each side says, where they differ.
        renews: True where its numbers are told anew: "the death toll rose to 20".
    """

    cue: Cue
    start: int
    end: int
    place_text: str
    placement: Placement
    when: When
    dated_by: str
    casualties: Casualties
    initiator: str
    target: str
    units: tuple[str, ...]
    assertion: Assertion
    passage: int
    section: int
    listed: bool
    title: bool = False
    evidence: tuple[Evidence, ...] = ()
    weapon: str = ""
    struck: str = ""
    accounts: tuple[Account, ...] = ()
    renews: bool = False


def join(one: Draft, other: Draft) -> Draft:
    """Two tellings of the same incident as one; the stronger cue names the type, no number is lost."""
    strong, weak = (one, other) if _strength(one.cue) >= _strength(other.cue) else (other, one)
    dated = min((d for d in (one, other) if d.when.start), key=_date_rank, default=one)
    confirmed = next((d.assertion for d in (one, other) if d.assertion.claim is Claim.CONFIRMED), None)
    quoted = _better_quote(strong, weak)
    return Draft(
        cue=strong.cue if strong.cue.sub_event_type or not _same_type(strong, weak) else weak.cue,
        start=quoted.start,
        end=quoted.end,
        place_text=one.place_text,
        placement=one.placement,
        when=dated.when if dated.when.start or not other.when.text else other.when,
        dated_by=dated.dated_by,
        casualties=_together(one, other),
        initiator=one.initiator or other.initiator,
        target=one.target or other.target,
        units=tuple(dict.fromkeys((*one.units, *other.units))),
        assertion=confirmed or one.assertion,
        passage=one.passage,
        section=one.section,
        listed=one.listed,
        title=one.title and other.title,
        evidence=together(one.evidence, other.evidence),
        weapon=one.weapon or other.weapon,
        struck=one.struck or other.struck,
        accounts=tuple(dict.fromkeys((*one.accounts, *other.accounts)))[:_MOST_ACCOUNTS],
        renews=one.renews or other.renews,
    )


def _together(one: Draft, other: Draft) -> Casualties:
    """The numbers of both; those of a later "rose to 20" stand instead of the earlier ones."""
    if other.renews and not one.renews and one.start < other.start:
        return renewed(one.casualties, other.casualties)
    return merge_casualties(one.casualties, other.casualties)


def _strength(cue: Cue) -> float:
    return (
        cue.weight - (1.0 if cue.generic else 0.0) - (2.0 if cue.harm else 0.0) - (1.5 if cue.brief else 0.0)
    )


def _same_type(one: Draft, other: Draft) -> bool:
    return one.cue.event_type == other.cue.event_type and bool(other.cue.sub_event_type)


def _date_rank(draft: Draft) -> tuple[int, int]:
    """Dates that the text gives in words come before the report's own day; narrow before wide."""
    order = {"expression": 0, "headline": 1, "report": 2, "": 3}
    start, end = draft.when.start, draft.when.end
    return order[draft.dated_by], (end - start).days if start and end else 9999


def _better_quote(one: Draft, other: Draft) -> Draft:
    """The sentence to quote: the one that tells the number of killed, else the one with the stronger cue."""
    if other.casualties.killed_best is not None and one.casualties.killed_best is None and not other.cue.harm:
        return other
    return one
