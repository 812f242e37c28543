"""A memory of answers that cannot grow without end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
E = TypeVar("E", bound=Exception)

_MOST = 200_000


class Memo(dict[K, V]):
    """`memo[key]` asks `answer` once for a key; forgets everything when it has grown too large.

    Args:
        answer: what is asked.
        most: how many answers are kept.
    """

    __slots__ = ("_answer", "_most")

    def __init__(self, answer: Callable[[K], V], most: int = _MOST) -> None:
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, key: K) -> V:
        found = self._answer(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = found
        return found

    def of(self, keys: Iterable[K]) -> list[V]:
        """The answers to many keys, in their order."""
        return list(map(self.__getitem__, keys))


class Answers(Generic[K, V, E]):
    """Like `Memo`, where an error can be the answer.

    Args:
        make: what is asked.
        kept: the error that is an answer, too; any other is not kept.
        most: how many answers are kept.

    Attributes:
        failed: whether any answer was an error.
    """

    __slots__ = ("_kept", "_make", "_memo", "failed")

    def __init__(self, make: Callable[[K], V], kept: type[E], most: int = _MOST) -> None:
        self._make, self._kept, self.failed = make, kept, False
        self._memo: Memo[K, V | E] = Memo(self._answer, most)

    def of(self, keys: Iterable[K]) -> list[V | E]:
        """The answers to many keys, in their order; errors among them."""
        return self._memo.of(keys)

    def known(self, keys: Iterable[K]) -> list[V | E] | None:
        """The answers to many keys, in their order, if all have been asked."""
        found = list(map(self._memo.get, keys))
        return None if None in found else found  # type: ignore[return-value]  # it was looked

    def unknown(self, keys: Iterable[K]) -> list[K]:
        """Those of `keys` that have not been asked, each once."""
        return list(dict.fromkeys(key for key in keys if key not in self._memo))

    def __call__(self, key: K) -> V:
        """The answer to `key`; raises it where it is an error."""
        found = self._memo[key]
        if isinstance(found, self._kept):
            raise found
        return found  # type: ignore[return-value]  # what is no error is an answer

    def _answer(self, key: K) -> V | E:
        try:
            return self._make(key)
        except self._kept as error:
            self.failed = True
            return error.with_traceback(None)  # which would hold on to all that was at hand
