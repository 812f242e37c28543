"""Layers, sheets and the like of a file that has several: the one that is asked for, or the one that can only be meant."""

from __future__ import annotations

from collections.abc import Sequence

from geo.errors import FileRefusedError, shown

_NAMED = 20  # in a message


class SeveralPartsError(FileRefusedError):
    """Several parts of a file could be meant.

    Args:
        name: the file's name.
        what: what its parts are called: "layers".
        parts: their names.
    """

    def __init__(self, name: str, what: str, parts: Sequence[str]) -> None:
        self.parts = tuple(parts)
        reason = f"it has {len(parts)} {what} that could be meant: {named(parts)}"
        super().__init__(name, reason, "Say which one is to be read: --layer NAME, or choose it on the page")


def chosen(name: str, what: str, parts: Sequence[str], wanted: str, meant: Sequence[str]) -> str:
    """The part that is read.

    Args:
        name: the file's name.
        what: what its parts are called: "layers".
        parts: the names of all.
        wanted: what the user asks for; empty where nothing is said.
        meant: those that could be meant then.

    Raises:
        SeveralPartsError: nothing is said, and several could be meant.
        FileRefusedError: there is no part of the wanted name.
    """
    if wanted:
        return asked_for(name, what, parts, wanted)
    if len(meant) > 1:
        raise SeveralPartsError(name, what, meant)
    return meant[0] if meant else parts[0]


def asked_for(name: str, what: str, parts: Sequence[str], wanted: str) -> str:
    """The part called `wanted`, in capitals or not.

    Raises:
        FileRefusedError: there is none.
    """
    if wanted in parts:
        return wanted
    alike = [part for part in parts if part.casefold() == wanted.strip().casefold()]
    if len(alike) != 1:
        there = f"its {what} are {named(parts)}" if parts else f"it has no {what}"
        raise FileRefusedError(name, f"{shown(wanted)} is not in it: {there}", "Give one of these names")
    return alike[0]


def told(what: str, parts: Sequence[str], read: str) -> tuple[str, ...]:
    """A note on the parts that are not read."""
    others = [part for part in parts if part != read]
    return (f"{what} {shown(read)} is read; not read: {named(others)}.",) if others else ()


def named(parts: Sequence[str]) -> str:
    """Some names, fit to show to a user."""
    more = f" and {len(parts) - _NAMED:,} more" if len(parts) > _NAMED else ""
    return ", ".join(map(shown, parts[:_NAMED])) + more
