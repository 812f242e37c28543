"""Whose forces strike or take a town: seldom its own country's, where violence is reported from a namesake abroad.

"Russian forces took Kirovsk" names Russia, and that speaks for the Kirovsk of Murmansk Oblast; the one of Luhansk Oblast is meant. Of wars in
which armies take towns of their own country ("the Syrian army captured Palmyra") nothing is said: no violence is reported from the namesakes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geo.parsing import evidence, ground, least
from geo.parsing.evidence import Unit
from geo.parsing.lexicon import SAYING, words
from geo.parsing.name_entry import Floats
from geo.parsing.recognise import Context
from geo.parsing.spans import Span

_ATTACKS = words("""
    attack attacks strike strikes airstrike airstrikes shelling bombardment bombing raid raids assault offensive
""")
_TAKEN = frozenset({ground.CAPTURED, ground.CAPTURED_CYRILLIC})
_AT = "по"
_ON, _INTO = words("on of against"), words("into onto on toward towards of в у на")
# What a country's forces do to its own towns: they take them back.
_BACK = "re"
_ARMS = words("""
    drone drones missile missiles rocket rockets artillery aircraft jets warplanes helicopters aviation bombers airstrikes shells bombs
""")
_ARMS_STEMS = ("дрон", "ракет", "артилер", "артиллер", "авіац", "авиац", "безпілотник", "беспилотник", "бпла")
_AT_HOME = words("police officers guard prosecutors authorities security")
_FARTHEST, _FARTHEST_NOUN = 7, 4  # words from a country to what its forces do
_SELDOM = 0.05  # weight of a place in the country of those who strike it
_ABOUT = 0.05  # share of the text's other names in a division, from which on it is about that
_UNREST, _NAMED, _SHARE = map(evidence.FEATURES.index, ("unrest", "admin1_named", "admin1_share"))
_NOBODY: frozenset[int] = frozenset()
Attackers = Mapping[int, frozenset[int]]
"""By the index of a span, the countries whose forces strike or take the place, by the numbers of `NameBook`."""


def attackers(context: Context, spans: Sequence[Span]) -> Attackers:
    """Who strikes or takes the places of spans, where the text says so."""
    if not context.violent:
        return {}
    found = ((i, _attackers(context, spans, i)) for i in range(1, len(spans)))
    return {i: countries for i, countries in found if countries}


def _attackers(context: Context, spans: Sequence[Span], i: int) -> frozenset[int]:
    done, by_noun = _done_at(context, spans[i])
    if done < 0:
        return _NOBODY
    word = context.tokens.words[done].lower()
    doer = next((span for span in spans[i - 1 :: -1] if span.last <= done), None)
    if doer is None or word.startswith(_BACK) or word in ground.HOLDING:
        return _NOBODY
    is_country = doer.entry.is_demonym or doer.entry.has_country
    if not is_country or context.tokens.sentence[doer.first] != context.tokens.sentence[done]:
        return _NOBODY
    acts = _acts(context.lower[doer.last : done], by_noun=by_noun)
    return frozenset(doer.entry.country.tolist()) if acts else _NOBODY


def _done_at(context: Context, span: Span) -> tuple[int, bool]:
    """Index of the word that tells what is done to the place, -1 where there is none; and whether it is a noun: "strike on", «удар по»."""
    done, lower, first = least.done_at(context, span), context.lower, span.first
    if done >= 0:
        return done, lower[done + 1] == _AT
    done = first - 2
    if done < 0 or context.tokens.sentence[done] != context.tokens.sentence[first]:
        return -1, False
    way, word = lower[first - 1], lower[done]
    by_noun = way in _ON and word in _ATTACKS
    return (done if by_noun or (way in _INTO and word in _TAKEN) else -1), by_noun


def _acts(between: Sequence[str], *, by_noun: bool) -> bool:
    """Whether a country, named before `between`, does what stands behind it: "Russia says it has", "Russian drones", not "Russia says drones"."""
    if ground.joins(between):
        return True
    if len(between) > (_FARTHEST_NOUN if by_noun else _FARTHEST):
        return False
    if any(w in SAYING or w in _AT_HOME or not w[0].isalnum() for w in between):
        return False
    armed = ground.is_armed(between) or any(w in _ARMS or w.startswith(_ARMS_STEMS) for w in between)
    return by_noun or armed


def weights(unit: Unit, rows: Floats, by: Attackers, *, borrowed: float) -> Floats | None:
    """Weight of each candidate of a name for who strikes or takes it; None where that tells nothing.

    Args:
        unit: the name.
        rows: the evidence for its candidates.
        by: see `attackers`.
        borrowed: weight of a place by a name that is another's own. It is taken back where that other is not meant: Kirovsk and
            Dzerzhinsk were names of towns in Ukraine, and those who attack them go on using them.
    """
    if not by or unit.stated:
        return None
    countries = _NOBODY.union(*(by.get(i, _NOBODY) for i in unit.spans))
    if not countries:
        return None
    entry = unit.entry
    home, violent = np.isin(entry.country, list(countries)), rows[:, _UNREST] > 0
    told = (rows[:, _NAMED] > 0) | (rows[:, _SHARE] > _ABOUT)
    if not (violent & ~home).any() or (home & told).any():
        return None
    seldom = home & ~violent
    found: Floats = np.where(seldom, _SELDOM, 1.0)
    if (seldom & ~entry.borrowed).any():
        found[entry.borrowed & violent & ~home] /= borrowed
    return found
