"""Who did it and to whom: armed forces, units and groups named in a sentence.

Groups and short names of forces are data (`data/actors.toml`). A state's forces are named in ACLED's
manner, "Military Forces of Ukraine".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.errors import FileRefusedError
from geo.events.words import Words, low_words
from geo.gazetteer.entry import NameKind
from geo.gazetteer.sources.naming import read_names
from geo.memo import Memo
from geo.model import GeoPrecision, Mention, MentionKind

_UNIT = re.compile(
    r"\b(?:the\s+)?(?P<unit>\d{1,4}(?:st|nd|rd|th)\s+(?:Separate\s+|Guards\s+)*(?:[A-Z][\w'’-]+\s+){0,4}"
    r"(?:Regiment|Brigade|Battalion|Division|Corps|Army|Company|Squadron))\b"
    r"|\b(?P<cyr>\d{1,4}-?(?:та|а|й|я|ма|ї|ой|го|му|ша|га)?\s+(?:окрем\w+\s+|отдельн\w+\s+)?(?:[\w'’-]+\s+){0,3}?(?:бригад\w+|полк\w*|батальйон\w*|батальон\w*|дивізі\w+|дивизи\w+))\b"
)
_FORCE_WORDS = frozenset(
    "forces force troops army military soldiers units unit missile missiles drone drones strike strikes shelling artillery "
    "airstrike airstrikes attack attacks rocket rockets bombardment air navy warplanes jets aviation paratroopers marines "
    "servicemen fighters strengths units' assault bombs glide shahed shaheds ballistic cruise".split()
)
_FORCE_STEMS = (
    "війсь", "сил", "арм", "ракет", "дрон", "безпілотник", "беспилотник", "удар", "обстріл", "обстрел", "окупант", "оккупант",
    "авіа", "авиа", "артилер", "артиллер", "солдат", "боєць", "войск", "военн", "бпла",
)  # fmt: skip
_ACTING = frozenset(
    "launch launches launched strike strikes struck hit hits target targets targeted attack attacks attacked shell shells shelled "
    "bomb bombs bombed fire fires fired carries carried pound pounds pounded kills killed begins began withdraws withdrew "
    "вдарив вдарила ударив ударила атакував атакувала обстріляв обстріляла запустила запустив випустила випустив завдала завдав "
    "ударил атаковал атаковала обстрелял обстреляла запустил выпустила выпустил нанесла нанес нанёс бомбила бомбит "
    "captures captured seizes seized demolishes demolished removes removed recovers recovered".split()
)
_ARMIES = frozenset("army military troops soldiers navy".split())
_REACH = 3
_ADJECTIVE = re.compile(
    r"(?P<stem>[^\W\d_]{2,}(?:[сзц]ь?к))(?:ий|ый|ой|ого|ому|им|ым|их|ых|ими|ыми|а|ая|ої|ій|у|ую|ою|е|ое|і|ие|ые|ім|ом)"
)
_ISO_COUNTRY = 2  # letters; a division's code has more


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who takes part, named at words `first`..`last` of the sentence."""

    name: str
    first: int
    last: int
    country: str = ""
    unit: bool = False


@dataclass(frozen=True, slots=True)
class ActorNames:
    """The catalogue of groups and of adjectives.

    Attributes:
        by_first: (words of an alias) -> (name, country), by first word.
        adjectives: ISO 3166-1 code by an English adjective, or by the stem of a Ukrainian or Russian one («російськ»).
    """

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    adjectives: Mapping[str, str]

    def country_of(self, adjective: str) -> str:
        """The country of an adjective in any of its forms, in lower case; "" for any other word."""
        return self.adjectives.get(_stems[adjective], "")


def _stem(word: str) -> str:
    """An adjective's stem, any other word as it is."""
    inflected = _ADJECTIVE.fullmatch(word)
    return inflected["stem"] if inflected else word


_stems: Memo[str, str] = Memo(_stem, 50_000)


@lru_cache(maxsize=4)
def load_actors(path: Path) -> ActorNames:
    """Read the catalogue of groups and forces, and the adjectives of countries in `demonyms.csv` beside it.

    Raises:
        FileRefusedError: a file is missing or damaged.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry in raw.get("groups", ()):
        for alias in entry["aliases"]:
            words = low_words(alias, 0, len(alias))
            index.setdefault(words[0], []).append((words, entry["name"], ""))
    for entry in raw.get("forces", ()):
        for alias in entry["aliases"]:
            words = low_words(alias, 0, len(alias))
            index.setdefault(words[0], []).append((words, "", entry["country"]))
    return ActorNames(
        {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in index.items()},
        dict(_adjectives(path.with_name("demonyms.csv"))),
    )


def _adjectives(path: Path) -> Iterator[tuple[str, str]]:
    columns = dict.fromkeys(("en", "uk", "ru"), NameKind.DEMONYM)
    for code, names in read_names(path, "code", columns).items():
        if len(code) != _ISO_COUNTRY:
            continue
        for name, _ in names:
            stem = _stem(name.lower())
            if stem != name.lower() or name.isascii():
                yield stem, code


def find_actors(
    text: str,
    words: Words,
    mentions: Sequence[Mention],
    names: ActorNames,
    country_name: Callable[[str], str],
) -> tuple[Actor, ...]:
    """Everyone named in the sentence who can take part in an incident, in order.

    Args:
        text: the whole report.
        words: the words of the sentence.
        mentions: the mentions inside the sentence.
        names: the catalogue of groups.
        country_name: ISO 3166-1 alpha-2 -> name to show.
    """
    found = [
        *_units(text, words),
        *_groups(words, names, country_name),
        *_states(words, mentions, names, country_name),
    ]
    return tuple(sorted(found, key=lambda a: a.first))


def forces_of(country: str) -> str:
    """ACLED's manner of naming a state's armed forces."""
    return f"Military Forces of {country}"


def _units(text: str, words: Words) -> Iterator[Actor]:
    if not any(w[0].isdigit() for w in words.low):
        return
    for match in _UNIT.finditer(text, words.starts[0], words.ends[-1]):
        group = "unit" if match["unit"] else "cyr"
        first, last = words.index_at(match.start(group)), words.index_at(match.end(group) - 1)
        yield Actor(name=" ".join(match[group].split()), first=first, last=last, unit=True)


def _groups(words: Words, names: ActorNames, country_name: Callable[[str], str]) -> Iterator[Actor]:
    begun = [(i, rows) for i, rows in enumerate(map(names.by_first.get, words.low)) if rows]
    for i, rows in begun:
        for alias, name, country in rows:
            if words.low[i : i + len(alias)] == alias:
                shown = name or forces_of(country_name(country))
                yield Actor(name=shown, first=i, last=i + len(alias) - 1, country=country)
                break


def _states(
    words: Words, mentions: Sequence[Mention], names: ActorNames, country_name: Callable[[str], str]
) -> Iterator[Actor]:
    read: set[int] = set()
    for mention in mentions:
        place = mention.place
        if place is None or not place.country:
            continue
        first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
        read.update(range(first, last + 1))
        after = words.low[last + 1 : last + 1 + _REACH]
        by_demonym = mention.kind is MentionKind.DEMONYM and _names_forces(after)
        national = place.geo_precision is GeoPrecision.COUNTRY or mention.kind is MentionKind.METONYM
        by_name = (
            national
            and mention.kind is not MentionKind.DEMONYM
            and last + 1 < len(words)
            and words.joint(last + 1).isspace()
            and (any(w in _ACTING for w in after[:2]) or any(w in _ARMIES for w in after[:1]))
        )
        if by_demonym or by_name:
            yield Actor(
                name=forces_of(country_name(place.country)), first=first, last=last, country=place.country
            )
    # «російські дрони»: an adjective in lower case is no mention
    for i, country in enumerate(map(names.country_of, words.low)):
        if country and i not in read and _names_forces(words.low[i + 1 : i + 1 + _REACH]):
            yield Actor(name=forces_of(country_name(country)), first=i, last=i, country=country)


def _names_forces(after: Sequence[str]) -> bool:
    return any(w in _FORCE_WORDS or w.startswith(_FORCE_STEMS) for w in after)
