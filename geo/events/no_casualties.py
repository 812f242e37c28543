"""Words that say nobody was harmed: "no casualties", «ніхто не постраждав», «погибших нет». They mean 0, not unknown."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import Casualties

_NONE = re.compile(
    r"\bno (?:casualties|victims|one (?:was|were|has been|is|got) (?:reported )?hurt)\b|\bnobody (?:was|got|is) hurt\b|\bwithout (?:any )?casualties\b|"
    r"\bno (?:deaths|fatalities) or injuries\b|\bno (?:injuries|wounded) or (?:deaths|fatalities)\b|\bthere (?:were|are) no (?:casualties|victims)\b|"
    r"\bніхто не (?:постраждав|поранений і не загинув)\b|\bникто не пострадал\b|"
    r"\b(?:обійшлося|минулося) без (?:жертв|постраждалих)\b|\bбез (?:жертв|постраждалих|пострадавших)\b|"
    r"\b(?:жертв|постраждалих)(?: (?:і|та|й) (?:жертв|постраждалих|загиблих|поранених))? (?:немає|нема|не було)\b|"
    r"\b(?:пострадавших|жертв)(?: и (?:жертв|пострадавших|погибших|раненых))? нет\b"
)
_NOT_KILLED = re.compile(
    r"\bno (?:deaths|fatalities)\b|\b(?:no one|nobody) (?:was|has been|were) killed\b|\b(?:no one|nobody) died\b|"
    r"\bзагиблих (?:немає|нема)\b|\bпогибших нет\b|\bніхто не загинув\b|\bникто не погиб\b"
)
_NOT_HURT = re.compile(
    r"\bno (?:injuries|wounded)\b|\b(?:no one|nobody) (?:was|has been|were) (?:injured|wounded)\b|\bпоранених (?:немає|нема)\b|\bраненых нет\b"
)


def with_zeros(made: Casualties, low: str) -> Casualties:
    """What the sentence says did not happen is 0, where it gives no number."""
    none = _NONE.search(low)
    if (none or _NOT_KILLED.search(low)) and made.killed_low is None:
        made = replace(made, killed_low=0, killed_best=0, killed_high=0)
    if (none or _NOT_HURT.search(low)) and made.injured is None:
        made = replace(made, injured=0)
    return made
