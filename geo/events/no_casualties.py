"""Words that say nobody was harmed: "no casualties", «ніхто не постраждав», «погибших нет». They mean 0, not unknown."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.marks import NEGATIVE
from geo.model import Casualties

_UK_KILLED, _UK_HURT = r"(?:загибл\w+|жертв|200-х|двохсотих)", r"(?:поранен\w+|травмован\w+|300-х|трьохсотих)"
_RU_KILLED, _RU_HURT = (
    r"(?:погибш\w+|убит\w+|жертв|200-х|двухсотых)",
    r"(?:ранен\w+|травмированн\w+|300-х|тр[её]хсотых)",
)
_BOTH = r"(?:постраждал\w+|пострадавш\w+)"
_AND = r"(?:,? (?:і|та|й|и|или|чи|або|ни) )"
_WITHOUT = r"\b(?:без|жодн\w+|немає|нема|не було|нет|не было|ні|ни)"
_NOT_THERE = r"(?:немає|нема|не було|нет|не было|не зафіксовано|не зафиксировано|не допущено)"


def _none_of(words: str) -> str:
    """Before: «обійшлося без загиблих»; after: «загиблих немає»; either may be one of a pair: «без жертв і поранених»."""
    other = r"\w+"
    return (
        rf"{_WITHOUT} (?:{other}{_AND})?{words}\b|"
        rf"\b{words}(?:{_AND}(?:ни )?{other})? {_NOT_THERE}\b|\b{other}{_AND}{words} {_NOT_THERE}\b"
    )


_OF_IT = r"[^,.;:!?\d]{1,80}? (?:немає|нема|не було|нет|не было)(?=\s*[.!;,—]|\s*$)"  # «постраждалих унаслідок атаки на Чернігів немає»
_NONE = re.compile(
    rf"\b(?:постраждалих|пострадавших){_OF_IT}|"
    r"\bno (?:casualties|victims|losses|one (?:was|were|has been|is|got) (?:reported )?(?:hurt|harmed))\b|\b(?:nobody|none) (?:was|got|is|were) (?:hurt|harmed)\b|"
    r"\bno (?:deaths|fatalities) or injuries\b|\bno (?:injuries|wounded) or (?:deaths|fatalities)\b|\bwithout (?:any )?casualties\b|"
    r"\bno (?:one|body) was killed or (?:injured|wounded|hurt)\b|"
    r"\bлюдей не (?:зачепило|посікло|задело|посекло)\b|\bніхто (?:із \w+ |з \w+ )?не (?:постраждав|поранений і не загинув)\b|\bникто (?:из \w+ )?не пострадал\b|"
    + _none_of(_BOTH)
)
_NOT_KILLED = re.compile(
    rf"\b(?:загиблих|погибших|жертв){_OF_IT}|"
    r"\bno (?:deaths|fatalities)\b|\b(?:no one|nobody|none) (?:was|has been|were|is) (?:reported )?killed\b|\b(?:no one|nobody) died\b|"
    rf"\b(?:усі|всі) (?:вони )?живі\b|\bвсе живы\b|\bніхто не (?:загинув|вбитий)\b|\bникто не (?:погиб|убит)\b|{_none_of(_UK_KILLED)}|{_none_of(_RU_KILLED)}"
)
_NOT_HURT = re.compile(
    rf"\b(?:поранених|травмованих|раненых){_OF_IT}|"
    r"\bno (?:injuries|injured|wounded)\b|\b(?:no one|nobody|none) (?:was|has been|were|is) (?:reported )?(?:injured|wounded)\b|"
    rf"\bніхто не (?:поранений|дістав поранень)\b|\bникто не (?:ранен|получил ранений)\b|{_none_of(_UK_HURT)}|{_none_of(_RU_HURT)}"
)


def zero_spans(low: str) -> tuple[tuple[str, int, int], ...]:
    """Where the sentence (in lower case) says so: "killed" or "injured", and the offsets of the words."""
    found = []
    for kind, pattern in (("killed", _NOT_KILLED), ("injured", _NOT_HURT)):
        match = _NONE.search(low) or pattern.search(low)
        if match is not None:
            found.append((kind, match.start(), match.end()))
    return tuple(found)


def with_zeros(made: Casualties, low: str, marks: int) -> Casualties:
    """What the sentence (in lower case, with the marks of its words) says did not happen is 0, where it gives no number."""
    if not marks & NEGATIVE:
        return made
    none = _NONE.search(low)
    if (none or _NOT_KILLED.search(low)) and made.killed_low is None:
        made = replace(made, killed_low=0, killed_best=0, killed_high=0)
    if (none or _NOT_HURT.search(low)) and made.injured is None:
        made = replace(made, injured=0)
    return made
