"""Terms that are stored in English, in the language of the run: actors as ACLED names them, weapons and what was hit.

What is no such term, a name of an armed group above all, is shown as it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from geo.speech import language
from geo.speech.language import ENGLISH, later, say

_KINDS = {
    "Military Forces": later("Military Forces ({country})"),
    "Police Forces": later("Police Forces ({country})"),
    "Government": later("Government ({country})"),
    "Civilians": later("Civilians ({country})"),
    "Protesters": later("Protesters ({country})"),
    "Rioters": later("Rioters ({country})"),
    "Prisoners of war": later("Prisoners of war ({country})"),
    "Unidentified armed group": later("Unidentified armed group ({country})"),
}
_ALONE = {"Civilians": later("Civilians")}
_ACTOR = re.compile(f"({'|'.join(_KINDS)})(?: of (.+)| \\((.+)\\))")
_BETWEEN = "; "
_OTHERWISE = {"Palestine": "PS", "Türkiye": "TR", "Turkey": "TR"}  # names that Unicode CLDR has not


def actor_words(actor: str) -> str:
    """Military Forces of Russia as «Збройні сили (Росія)»; several are parted by semicolons."""
    if language.current() == ENGLISH:
        return actor
    return _BETWEEN.join(map(_actor, actor.split(_BETWEEN)))


def means_words(weapon: str, target: str) -> str:
    """drone → hospital; empty where neither is known."""
    return " → ".join(say(one) for one in (weapon, target) if one)


def _actor(actor: str) -> str:
    found = _ACTOR.fullmatch(actor)
    if found is None:
        return say(_ALONE.get(actor, actor))
    code = _codes().get(found[2] or found[3], "")
    country = language.country(code) if code else ""
    return say(_KINDS[found[1]], country=country) if country else actor


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """English name of a country -> ISO 3166-1 code."""
    return {name: code for code, name in language.countries(ENGLISH).items() if len(code) == 2} | _OTHERWISE
