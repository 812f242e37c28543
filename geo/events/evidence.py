"""Which characters of the report each field of an incident came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from geo.events.actors import Actor
from geo.events.catalogue import CueHit
from geo.events.claims import Assertion
from geo.events.groups import Harm
from geo.events.means import Means
from geo.events.no_casualties import zero_spans
from geo.events.words import Words
from geo.model import Casualties, Mention, When

_MOST = 20  # stretches kept of one field; more is a text that repeats itself


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A stretch of the report that a field's value was read from.

    Attributes:
        field: the column of the record: `event_type`, `place_text`, `date_start`, `killed_best`, `injured`, `actor1`,
            `actor2`, `missing`, `captured`, `claim` or `accounts`; `weapon` and `target` for what it was made with and what it hit.
        start, end: character offsets into the report's text, end exclusive.
        value: what the words stand for, where they are read as one of a fixed list (weapons, targets).
    """

    field: str
    start: int
    end: int
    value: str = ""


def of_cue(words: Words, hit: CueHit) -> Evidence:
    """The phrase that told of the event."""
    return Evidence(field="event_type", start=words.starts[hit.first], end=words.ends[hit.last])


def of_place(mention: Mention) -> Evidence:
    """The name of the place."""
    return Evidence(field="place_text", start=mention.start, end=mention.end)


def of_date(text: str, when: When, before: int) -> Iterator[Evidence]:
    """The words of time, where they stand last before the end of the sentence; nothing for a report's own date."""
    at = text.rfind(when.text, 0, before) if when.text else -1
    if at >= 0:
        yield Evidence(field="date_start", start=at, end=at + len(when.text))


def of_harm(words: Words, harms: Sequence[Harm], casualties: Casualties) -> Iterator[Evidence]:
    """The people and the word of harm that each number of `casualties` was read from.

    Args:
        words: the words of the sentence.
        harms: the words of harm of the sentence, with the people that stand at them.
        casualties: the numbers that the incident got; what the sentence tells of others is left out.
    """
    wanted = {
        "killed": (casualties.killed_low, "killed_best"),
        "injured": (casualties.injured, "injured"),
        "missing": (casualties.missing, "missing"),
        "captured": (casualties.captured, "captured"),
    }
    for harm in harms:
        number, column = wanted[harm.kind]
        if number is not None and sum(g.number for g in harm.groups) == number:
            first = min(harm.at, harm.groups[0].first)
            last = max(harm.at, *(g.after - 1 for g in harm.groups))
            yield Evidence(field=column, start=words.starts[first], end=words.ends[min(last, len(words) - 1)])
    if len(words) and 0 in (casualties.killed_low, casualties.injured):
        start, end = words.starts[0], words.ends[-1]
        for kind, first, last in zero_spans(words.text[start:end].lower()):
            if wanted[kind][0] == 0:
                yield Evidence(field=wanted[kind][1], start=start + first, end=start + last)


def of_actors(words: Words, initiator: Actor | None, target: Actor | None) -> Iterator[Evidence]:
    """The names of the parties."""
    for column, actor in (("actor1", initiator), ("actor2", target)):
        if actor is not None:
            last = min(actor.last, len(words) - 1)
            yield Evidence(field=column, start=words.starts[actor.first], end=words.ends[last])


def of_means(words: Words, means: Iterable[Means | None]) -> Iterator[Evidence]:
    """The words for the weapon and for what was hit."""
    for item in means:
        if item is not None:
            start, end = words.starts[item.first], words.ends[item.last]
            yield Evidence(field=item.kind, start=start, end=end, value=item.name)


def of_claim(assertion: Assertion, offset: int) -> Iterator[Evidence]:
    """The words that say who asserts it, or how."""
    if assertion.end > assertion.start:
        yield Evidence(field="claim", start=offset + assertion.start, end=offset + assertion.end)


def of_accounts(said: Iterable[Assertion], offset: int) -> Iterator[Evidence]:
    """The clauses in which each side speaks; `offset` is where their sentence begins."""
    for account in said:
        yield Evidence(
            field="accounts", start=offset + account.start, end=offset + account.end, value=account.by
        )


def together(*parts: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """All of them once, by field and place in the text; of a field told again and again the first stretches."""
    found = sorted({e for part in parts for e in part}, key=lambda e: (e.field, e.start, e.end, e.value))
    if len(found) <= _MOST:
        return tuple(found)
    return tuple(e for _, same in groupby(found, key=lambda e: e.field) for e in islice(same, _MOST))
