"""What a recognised name is in its sentence: a place, a government, or part of another name."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from geo.gazetteer.entry import NameKind
from geo.gazetteer.names import fold
from geo.model import MentionKind, Place
from geo.parsing.capitals import Capitals
from geo.parsing.lexicon import LOCATIVE, ORGANISATIONS, SPORTS, words
from geo.parsing.name_entry import KNOWN_KINDS
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

# Of a capital's possessive ("Kyiv's ..."), these speak of the city; other nouns of the government in it.
_OF_THE_CITY = words("""
    suburb suburbs outskirts district districts streets street residents mayor center centre airport airports
    metro subway port downtown neighbourhood neighborhood neighbourhoods neighborhoods population hospital
    hospitals school schools university power sky skies skyline people citizens north south east west northern
    southern eastern western central main largest biggest old historic international zoo stadium station square
    river railway roads council
""")
_GOVERNS = words("""
    said says insists insisted claims claimed wants wanted warns warned denies denied accuses accused hopes
    seeks sought agreed agrees rejected rejects demands demanded vowed vows condemned condemns recognized
    recognised has had believes fears considers considered argues argued announces announced responded urges
    urged pledged refuses refused confirmed confirms acknowledged acknowledges is was will would could can must
    заявив заявила заявили заявило заявляє вважає вимагає заперечує звинуватив звинуватила погрожує хоче
    заявил заявила заявляет считает требует отрицает обвинил обвинила угрожает хочет
""")
# Only these, of the verbs above, tell a government from its city where they follow at once.
_SPEAKS = _GOVERNS - words("is was will would could can must has had")
# What a government does to a town abroad.
_STRIKES = words("""
    struck strikes attacked attacks hit hits bombed bombs shelled shells pounded pounds bombarded bombards raided launched fired fires
    вдарив вдарила ударив ударила атакував атакувала обстріляв обстріляла запустила запустив випустила випустив завдала завдав
    ударил атаковал атаковала обстрелял обстреляла запустил выпустила выпустил нанесла нанёс нанес бомбила бомбит
""")
_NO_OBJECT = words(
    "by as while after in when during amid for before and but near outside since в у під час во время після после"
)
_TARGET_REACH = 7  # words
_ACTED_UPON = words("""
    force forces forced forcing compel compels compelled urge urges urged tell told accuse accused accuses
    provide provides provided give gives gave allow allows allowed pressure pressured push pushed help helps
    placing putting blame blames blamed warn warned ask asked asks let lets
""")
_TALKS = words("""
    talks talk negotiations negotiation ties relations tensions agreement deal dialogue diplomacy ceasefire
    cease-fire conflict war dispute treaty contacts understanding truce peace exchange swap переговори переговорів переговорах переговоры
    переговоров переговорах відносини відносин отношения отношений домовленості договоренности
""")
_NAMED_AFTER = words("""
    battle treaty university bank siege accord accords agreement convention protocol pact museum institute
    bishop archbishop duke earl diocese archdiocese feast
""")
_HOUSES = words(
    "hotel inn restaurant cafe café cinema nightclub pub"
)  # named for places anywhere in the world
_BODIES = words("philharmonic tv radio fm")  # besides `ORGANISATIONS`, which the model has learnt
_HYPHENS = frozenset("-‐‑")
# First words of clubs' names, and what one team does with another.
_CLUBS = words("""
    bayern borussia bayer eintracht hertha werder dynamo dinamo shakhtar zorya spartak zenit torpedo lokomotiv cska metalist
    inter atletico atlético real deportivo racing olympique sporting maccabi hapoel beitar fc ac afc fk bc hc
""")
_SCORES = words("lost won drew beat beats lose win draw loses wins draws")
_SCORE = re.compile(r"(?:[^\W\d]+ ){0,4}\d{1,2} ?[-–] ?\d{1,2}\b(?! ?[-–])")  # "lost 3-0", "drew at home 1-1"
_PLAYERS = words(
    "keeper goalkeeper striker midfielder winger defender full-back centre-back quarterback shortstop pitcher linebacker playmaker"
)
_RESULT = re.compile(r"\d{1,3} [-–] \d{1,3}(?! ?[-–\d])")  # "Cleveland fell to Denver 112-104"
_BEATS = words("beat beats thrash thrashed outplayed v vs versus")
# What stands before a town in the name of a team, or of a battle; and behind an adjective in that of an institution.
_TEAMS = words(
    "динамо шахтар шахтер шахтёр зоря заря металіст металлист спартак зеніт зенит торпедо локомотив карпати карпаты "
    "дніпро-1 ворскла цска ска мбк хк фк"
)
_BATTLES, _OVER = words("битва битви битві битву битвы битве битвой битвою"), words("за під під под при на")
_INSTITUTIONS = words("""
    інститут інституту університет університету театр театру музей музею академія академії консерваторія філармонія
    симфонічний національний державний институт института университет университета театра музея академия академии
    консерватория филармония государственный национальный процес процесс
""")
_OF_SOMEBODY = (
    "театр",
    "імен",
    "имен",
    "музе",
    "бібліотек",
    "библиотек",
    "консерватор",
    "пам'ятник",
    "памятник",
    "стадіон",
    "стадион",
)
_MAY_BE, _REACH = 0.25, 5  # likelihood, and names before and behind that are looked at
_ADJECTIVE = KNOWN_KINDS.index(NameKind.ADJECTIVE)
_COMPANY = words("ltd inc llc plc corp gmbh ag sa")
_LINKS = frozenset({"and", "&", "–", "-", "та", "і", "й", "и", "with", "або", "или", "or"})


def read_demonyms(path: Path) -> dict[str, str]:
    """English demonyms and adjectives, folded, with the ISO 3166 code of the country or division they are of."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            fold(word): row["code"] for row in csv.DictReader(lines) for word in row["en"].split("|") if word
        }


def beside(spans: Sequence[Span], i: int, likely: Sequence[float]) -> tuple[list[Span], int]:
    """Span `i` with those beside it that may be places, and its index among them: of "Strikes Hit Dnipro", Hit in Iraq is none.

    Args:
        spans: the names of a text.
        i: one of them.
        likely: per span, how likely it is a place.
    """
    before = [n for n in range(max(0, i - _REACH), i) if likely[n] >= _MAY_BE]
    after = [n for n in range(i + 1, min(i + 1 + _REACH, len(spans))) if likely[n] >= _MAY_BE]
    return [spans[n] for n in (*before, i, *after)], len(before)


def kind_of(
    tokens: Tokens,
    spans: list[Span],
    i: int,
    place: Place,
    capitals: Capitals,
    demonyms: Mapping[str, str] | None,
) -> MentionKind:
    """What span `i`, resolved to `place`, is in its sentence; relative and implicit mentions aside.

    Args:
        demonyms: see `read_demonyms`; None where an area noun follows ("Crimean peninsula").
    """
    span = spans[i]
    code = demonyms.get(span.entry.key) if demonyms and span.language == "en" else None
    adjective = code is not None and code in (place.country, place.admin1) and place.geo_precision.is_area
    if span.entry.is_demonym or adjective:
        return MentionKind.DEMONYM
    if is_part_of_name(tokens, span) or _is_compound(tokens, spans, i) or _is_team(tokens, span):
        return MentionKind.PART_OF_NAME
    if capitals.is_capital(place) and (is_government(tokens, spans, i) or _attacks(tokens, spans, i, place)):
        return MentionKind.METONYM
    return MentionKind.PLACE


def is_part_of_name(tokens: Tokens, span: Span) -> bool:
    """Whether a span belongs to the name of an organisation, a team, a battle: "Kyiv Independent"."""
    ws, i, j = tokens.words, span.first, span.last
    sentence = tokens.sentence[i]
    here = [w for w, s in zip(ws[j : j + 4], tokens.sentence[j : j + 4], strict=True) if s == sentence]
    if here and here[0] in _HYPHENS and _is_half_of_body(tokens, span):
        return True
    if not span.possessive and tokens.starts[j - 1] < tokens.ends[j - 1] and here and here[0][0].isupper():
        after = [w.lower() for w in here[:3] if w[0].isupper() or w in ("of", "and")]
        if _names_body(after) and here[1:2] not in (["tower"], ["mast"]):
            return True
    if not _COMPANY.isdisjoint(map(str.lower, here)) or _is_house(here):
        return True
    before = [w.lower() for w in ws[max(0, i - 2) : i]]
    if span.language != "en":
        return _is_slavic_part(span, before, here)
    return len(before) > 1 and before[-1] in ("of", "for") and before[-2] in _NAMED_AFTER


def _names_body(after: Sequence[str]) -> bool:
    """Whether capitalised words (lower-case) behind a name make an organisation's or a house's of it."""
    bodies = any(w in ORGANISATIONS or w in SPORTS or w in _BODIES for w in after)
    return bodies or (after[:1] != [] and after[0] in _HOUSES)


def _is_half_of_body(tokens: Tokens, span: Span) -> bool:
    """ "Moscow-Pullman Daily News": a second name is joined to the first, and the rest follows."""
    ws, j = tokens.words, span.last
    if span.possessive or tokens.starts[j] != tokens.ends[j - 1] or not ws[j + 1 : j + 2]:
        return False
    here, end = tokens.sentence[span.first], min(j + 5, len(ws))
    after = [ws[n].lower() for n in range(j + 2, end) if tokens.sentence[n] == here and ws[n][0].isupper()]
    return ws[j + 1][0].isupper() and _names_body(after)


def _is_house(after: Sequence[str]) -> bool:
    """Whether a house follows that stands in another place: "the Marmara hotel in Kartalkaya"."""
    return len(after) > 2 and after[0] in _HOUSES and after[1] in ("in", "at") and after[2][0].isupper()


def _is_team(tokens: Tokens, span: Span) -> bool:
    """Whether a name is a team's: "Bayern Munich", "Borussia Dortmund beat", "Brazil beat Argentina", "3-1 at Lyon"."""
    ws, i, j = tokens.words, span.first, span.last
    if span.language != "en" or span.possessive:
        return False
    before = ws[i - 1] if i else ""
    if before.lower() in _CLUBS and before[0].isupper() and tokens.sentence[i - 1] == tokens.sentence[i]:
        return True
    if (
        ws[i].lower() in _CLUBS
        and j < len(ws)
        and ws[j][0].isupper()
        and tokens.sentence[j] == tokens.sentence[i]
    ):
        return True
    if before in _BEATS and i > 1 and ws[i - 2][0].isupper():
        return True
    if j < len(ws) and ws[j] in _PLAYERS and tokens.sentence[j] == tokens.sentence[i]:
        return True
    if j < len(ws) and before not in ("in", "near") and _RESULT.match(" ".join(ws[j : j + 4])):
        return True
    if j < len(ws) and ws[j] in _SCORES and _SCORE.match(" ".join(ws[j + 1 : j + 8])):
        return True
    return j + 1 < len(ws) and ws[j] in _BEATS and ws[j + 1][0].isupper()


def _is_slavic_part(span: Span, before: Sequence[str], here: Sequence[str]) -> bool:
    """«Динамо Киев», «битва за Курск», «Київський інститут»."""
    if before[-1:] and before[-1] in _TEAMS:
        return True
    if before[-1:] and before[-1].startswith(_OF_SOMEBODY) and span.entry.is_foreign:  # «театру Франка»
        return True
    if span.entry.has_kind[_ADJECTIVE] and here and here[0].lower() in _INSTITUTIONS:
        return True
    return len(before) > 1 and before[-1] in _OVER and before[-2] in _BATTLES


def _is_compound(tokens: Tokens, spans: list[Span], i: int) -> bool:
    """Whether another town's name stands right beside, nothing between: "Paris Saint-Germain"."""
    span = spans[i]
    for one, other in pairwise(spans[max(0, i - 1) : i + 2]):
        if one.last == other.first and not one.possessive and span.language == "en":
            here = tokens.sentence[one.first] == tokens.sentence[other.first]
            towns = one.entry.has_settlement and other.entry.has_settlement
            names = tokens.words[one.first][0].isupper() and tokens.words[other.first][0].isupper()
            if here and towns and names and max(one.entry.top_level, other.entry.top_level) < 3:
                return True
    return False


def is_government(tokens: Tokens, spans: list[Span], i: int) -> bool:
    """Whether the name of a capital stands for the government that sits there."""
    ws, span = tokens.words, spans[i]
    lower = [w.lower() for w in ws[max(0, span.first - 8) : span.first]]
    after = [w.lower() for w in ws[span.last : span.last + 4]]
    before = lower[-1] if lower else ""
    if span.possessive and after:
        return ws[span.last][0].islower() and not any(w in _OF_THE_CITY for w in after[:2])
    if before in _ACTED_UPON or (before == "on" and lower[-2:-1] and lower[-2] in ("back", "pressure")):
        return True
    talks = any(w in _TALKS for w in lower) or any(w in _TALKS for w in after)
    if _is_paired(ws, spans, i, capitals_only=not talks):
        return True
    if before in LOCATIVE:
        return before == "from" and lower[-2:-1] in (["officials"], ["official"], ["support"], ["pressure"])
    if before == "to" and lower[-2:-1] == ["according"]:
        return True
    return bool(after) and (after[0] in _SPEAKS or _acts(after))


def _attacks(tokens: Tokens, spans: list[Span], i: int, capital: Place) -> bool:
    """Whether a capital attacks what lies abroad: "Moscow struck Kyiv" tells of no strike in Moscow; "Kyiv hit by drones" does."""
    span, behind = spans[i], spans[i + 1 : i + 2]
    if not behind or tokens.words[span.last : span.last + 1] == [] or span.entry.is_inflected:
        return False
    target = behind[0]
    between = [w.lower() for w in tokens.words[span.last : target.first]]
    if tokens.sentence[target.first] != tokens.sentence[span.first] or not 0 < len(between) <= _TARGET_REACH:
        return False
    if between[0] not in _STRIKES or any(w in _NO_OBJECT or not w[0].isalnum() for w in between[1:]):
        return False
    return target.entry.places[int(target.entry.prior.argmax())].country != capital.country


def _acts(after: list[str]) -> bool:
    """Whether a government does what follows: "has publicly recognised", "is no longer"."""
    if after[0] in ("has", "had", "have"):
        return any(w in _SPEAKS for w in after[1:4])
    return after[0] in ("is", "was") and after[1:3] == ["no", "longer"]


def _is_paired(ws: list[str], spans: list[Span], i: int, *, capitals_only: bool) -> bool:
    """Whether "and" or a dash joins the span to another name, or to a capital's in "between X and Y"."""
    for low, high in pairwise(spans[max(0, i - 1) : i + 2]):
        gap = ws[low.last : high.first]
        if len(gap) != 1 or gap[0].lower() not in _LINKS:
            continue
        if not capitals_only:
            return True
        both = low.entry.has_capital and high.entry.has_capital
        if both and low.first > 0 and ws[low.first - 1].lower() in ("between", "між", "между"):
            return True
    return False
