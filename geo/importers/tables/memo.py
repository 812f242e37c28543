"""A memory of answers that cannot grow without end."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

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


class Answers:
    """`answers(key)` is what `make` says of a key, asked once; an error that it raises is raised again.

    Args:
        make: the answer to a key.
        kept: the error that is an answer, too; any other is not kept.
    """

    __slots__ = ("_kept", "_memo")

    def __init__(self, make: Callable[[Any], Any], kept: type[Exception]) -> None:
        def answer(key: Any) -> Any:
            try:
                return make(key)
            except kept as error:
                return error

        self._memo: Memo[Any, Any] = Memo(answer)
        self._kept = kept

    def __call__(self, key: Any) -> Any:
        """The answer to `key`."""
        found = self._memo[key]
        if isinstance(found, self._kept):
            raise found
        return found
