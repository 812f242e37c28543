"""Names of Ukraine, Belarus and Russia in other Latin spellings than those of the gazetteer.

The gazetteer has Ukrainian names by the state's romanisation of 2010 (KMU) and by BGN/PCGN, but reports mix the two
("Hulyaipole"), write them the Czech or German way ("Vojevodivka", "Zaporizhja") or put a Russian adjective before a
Ukrainian name ("Malaya Rohan"). A respelling is the same name letter for letter, never a similar one.
"""

from __future__ import annotations

import re
from functools import lru_cache

COUNTRIES = frozenset({"UA", "BY", "RU"})
SHORTEST = 6
"""Letters of a name that is respelt: shorter names are somebody's too often."""
_CARONS = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "Č": "Ch", "Š": "Sh", "Ž": "Zh"})
_APOSTROPHES = re.compile(r"['’ʼ`´]")
# Towards KMU: я, ю, є, ї, й are ia, iu, ie, i, i but at the head of a word.
_STEPS = (
    (re.compile(r"(?<=[aeou])[yj]i"), "i"),  # Novoukrayinka
    (re.compile(r"(?<=[a-z])[yj](?=[aeou])"), "i"),  # Zymohirya, Vojevodivka
    (re.compile(r"(?<=[aeou])[yj](?=[^aeiouy])"), "i"),  # Huliaypole, Majdan
    (re.compile(r"i[yj]i"), "ii"),  # Andriyivka
    (re.compile(r"(?<=[^aeiouy])yy$"), "yi"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"^j"), "y"),
)
_OPEN_TO_RESPELLING = re.compile(
    r"[yjwxYJWXčšžČŠŽ'’ʼ`´]"
)  # without one of these nothing below changes a name
# Russian adjectives before a Ukrainian name.
_ADJECTIVES = {
    "malaya": "mala", "maloye": "male", "maly": "malyi", "maliy": "malyi",
    "velikaya": "velyka", "bolshaya": "velyka", "velikoye": "velyke", "bolshoye": "velyke", "veliky": "velykyi",
    "velikiye": "velyki", "malye": "mali", "novaya": "nova", "novoye": "nove", "novy": "novyi", "noviye": "novi",
    "staraya": "stara", "staroye": "stare", "stary": "staryi", "verkhnyaya": "verkhnia", "verkhneye": "verkhnie",
    "verkhny": "verkhnii", "nizhnyaya": "nyzhnia", "nizhneye": "nyzhnie", "nizhny": "nyzhnii", "belaya": "bila",
    "chornaya": "chorna", "chernaya": "chorna", "krasnaya": "krasna", "krasnoye": "krasne", "zolotaya": "zolota",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def respelt(name: str) -> str:
    """`name` in Latin letters as the gazetteer would write it, lower-case; empty where that changes nothing."""
    if len(name) < SHORTEST or not name[0].isupper() or not _OPEN_TO_RESPELLING.search(name):
        return ""
    words = [_word(word) for word in _APOSTROPHES.sub("", name.translate(_CARONS)).lower().split()]
    if len(words) > 1:
        words[0] = _ADJECTIVES.get(words[0], words[0])
    made = " ".join(words)
    return made if made != name.lower() else ""


def _word(word: str) -> str:
    if word in _ADJECTIVES:
        return word
    for pattern, letters in _STEPS:
        word = pattern.sub(letters, word)
    return word
