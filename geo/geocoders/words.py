"""Words that say what kind of place a name is: "oblast", «район», "village of", «м.»."""

from __future__ import annotations

from geo.gazetteer.names import fold

_AREA_WORDS = frozenset(
    """oblast oblasts obl region district raion rayon rajon county province governorate state krai kray okrug republic
    territory prefecture department voivodeship hromada hromadas gromada community municipality край края краю краем крае краї краєм обл
    рн округ округа округу окрузі округе""".split()
)
_AREA_STEMS = ("област", "район", "губерн", "провинц", "провінц", "республи", "громад", "воевод", "воєвод")
# Spellings of one word; a name is tried with each of them.
_SAME_WORDS = (
    ("district", "raion", "rayon", "rajon"),
    ("oblast", "region", "province", "obl"),
    ("krai", "kray", "territory", "region"),
    ("governorate", "province"),
    ("hromada", "gromada", "community", "municipality"),
)
_SETTLEMENT_PREFIXES = frozenset(
    """city town village settlement hamlet suburb місто міста місті містом містечко село села селу селі селе селом селище селища
    селищі м с смт г гор город города городе городом пгт пос поселок поселка поселке деревня деревни деревне д хутор
    хутора хуторе х станица станицы станице ст""".split()
)
_SETTLEMENT_SUFFIXES = frozenset(["city", "town", "village", "settlement"])
_LINKS = frozenset(["in", "of", "the", "near", "у", "в", "во", "на", "під", "под", "біля", "возле"])


def names_area(folded: str) -> bool:
    """True where folded `folded` says that it names an area: "belgorod oblast", «курской области»."""
    words = folded.split()
    return len(words) > 1 and any(w in _AREA_WORDS or w.startswith(_AREA_STEMS) for w in words)


def spellings(folded: str) -> list[str]:
    """`folded`, and the same with its kind of area in other words: "x raion" for "x district"."""
    words = folded.split()
    found = [folded]
    for group in _SAME_WORDS:
        for position in {0, len(words) - 1}:
            if len(words) > 1 and words[position] in group:
                found += [" ".join([*words[:position], w, *words[position + 1 :]]) for w in group]
    return list(dict.fromkeys(found))


def without_kind(folded: str) -> str:
    """`folded` without the words that say what kind of area it is."""
    kept = [w for w in folded.split() if w not in _AREA_WORDS and not w.startswith(_AREA_STEMS)]
    return " ".join(kept)


def settlement_name(folded: str) -> str:
    """The bare name where `folded` says that it is a settlement ("city of x", «село x», "x village"), or ""."""
    words = folded.split()
    bare = _without_links(words)
    if len(bare) > 1 and bare[0] in _SETTLEMENT_PREFIXES:
        return " ".join(_without_links(bare[1:]))
    if len(bare) > 1 and bare[-1] in _SETTLEMENT_SUFFIXES:
        return " ".join(bare[:-1])
    return ""


def without_links(folded: str) -> str:
    """`folded` without the prepositions and articles before it."""
    return " ".join(_without_links(folded.split()))


def parted(name: str) -> tuple[str, tuple[str, ...]]:
    """A query's own name, and what stands beside it after commas or in brackets, nearest first.

    "Demidovka (Krasnoyaruzhsky District), Belgorod Oblast" -> the village, its district, its oblast.
    """
    text = name.replace("(", ",").replace(")", ",").replace(";", ",").replace("\n", ",")
    parts = [part.strip() for part in text.split(",")]
    parts = [part for part in parts if fold(part)]
    return (parts[0], tuple(parts[1:])) if parts else ("", ())


def endings(name: str) -> list[tuple[str, str]]:
    """Ways to cut `name` into a name and an area behind it («Любимовка» + «Курской области»), longest area first."""
    words = name.split()
    cuts = []
    for i in range(1, len(words) - 1):
        head, tail = _without_links(words[:i], at_end=True), " ".join(words[i:])
        if names_area(fold(tail)):
            cuts.append((" ".join(head), tail))
    return cuts


def _without_links(words: list[str], *, at_end: bool = False) -> list[str]:
    """`words` without leading (or trailing) prepositions and articles."""
    while len(words) > 1 and fold(words[-1 if at_end else 0]) in _LINKS:
        words = words[:-1] if at_end else words[1:]
    return words
