"""People told of in a sentence, and what befell them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People at words `first`..`after` (exclusive).

    Attributes:
        number: how many.
        high: the upper end of a range, "five to seven"; 0 where one number is told.
        vague: the number is only a lower bound, as in "dozens".
        bound: told with "at least", "more than".
        more: told as more than those before: "another", "a third", «ще двоє».
        children, civilians: the words say that they are.
    """

    first: int
    after: int
    number: int
    high: int = 0
    vague: bool = False
    bound: bool = False
    more: bool = False
    children: bool = False
    civilians: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """People harmed at one word of harm.

    Attributes:
        kind: "killed", "injured", "missing" or "captured".
        at: index of the word of harm.
        groups: the people, one or more groups that add up.
        counted: the words give a count of the dead ("counted five dead"), not a deed.
        broad: the word may take in the dead: «постраждали троє: один загинув, двоє поранені».
    """

    kind: str
    at: int
    groups: tuple[Group, ...]
    counted: bool = False
    broad: bool = False
