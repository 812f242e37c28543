"""Names of divisions that are a mere direction: "East", "Northern Province", «Восточный», "Centre". Dozens of countries have one."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.parsing.lexicon import AREA_NOUNS, words

_SIDES = words("""
    north south east west centre center central northern southern eastern western northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower middle nord sud est ouest norte sur este oeste oriental
    occidental orientale occidentale
""")
_WORDS = words("gulf coast capital delta plateau lakes highlands littoral islands river maritime mountain")
_CYRILLIC = re.compile(
    r"(?:північн|південн|східн|західн|центральн|верхн|нижн|середн|северн|южн|восточн|западн|средн)\w{1,3}"
    r"|північно|південно|северо|юго|північ|південь|схід|захід|север|юг|восток|запад|центр"
)


@lru_cache(maxsize=20_000)
def is_side(name: str) -> bool:
    """Whether a folded name says nothing but a direction, an area noun aside: "east region", «восточный»; or is a word such as "gulf"."""
    if name in _WORDS:
        return True
    own = [word for word in re.split(r"[\s-]+", name) if word not in AREA_NOUNS]
    return bool(own) and all(word in _SIDES or _CYRILLIC.fullmatch(word) is not None for word in own)
