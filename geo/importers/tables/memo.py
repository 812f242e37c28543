"""A memory of answers that cannot grow without end."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_MOST = 200_000


class Memo(dict[K, V]):
    """`memo[key]` asks `answer` once for a key; forgets everything when it has grown too large."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Callable[[K], V]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, key: K) -> V:
        found = self._answer(key)
        if len(self) >= _MOST:
            self.clear()
        self[key] = found
        return found
