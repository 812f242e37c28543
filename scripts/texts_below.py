"""Texts that are composed below the pages and reach them: messages of errors, reasons, notes on how a file was read, names of formats.

They are found in the syntax tree: what is passed to an error, to `reason=`, `notes=` and the like, what is assigned to a variable that is passed there,
and what a function returns that is called there. The gaps of an f-string become `{0}`, `{1}`, ...; `geo.speech.below` finds them again in a text
as it arises.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from geo.settings import ROOT

_ROOMS = ("exporters", "filters", "gazetteer", "geocoders", "importers", "layers", "store", "speech", "ui")
_READERS = (
    "parsing/parser.py", "parsing/implicit.py", "parsing/guesses.py", "parsing/quarters.py", "parsing/city_parts.py", "events/addresses.py",
)  # fmt: skip
"""Where in the rooms of reading reasons are made; the rest of them speaks to the shell and of damaged files."""
_SHELL_ALONE = ("importers/demo.py", "importers/incident_csv.py", "gazetteer/sources/curated.py")
_ARGUMENTS = {
    "InvalidValueError": (2,), "FileRefusedError": (1, 2), "GazetteerError": (0,), "StoreError": (0,), "CellError": (2,),
    "GeocoderUnavailableError": (0, 1), "SeveralPartsError": (1,), "TimeoutError": (0,), "progress": (1,), "tell": (1,),
}  # fmt: skip
"""Errors, and what tells of progress: which of their arguments hold such a text."""
_NAMED = frozenset({"reason", "remedy", "expected", "notes", "note", "doubt", "lacks"})
"""Parameters and variables whose value is such a text, or several."""
_FILES_OF_LABELS = ("importers/tables/presets", "importers/tables/formats.py", "store/importing.py")
_FUNCTIONS = _NAMED | {"told", "__str__"}
_GAP = re.compile(r"\{\w*\}")
_TEXT = re.compile(r"(?=.* )(?=.*[a-z]{2,})[\w{'\".].*", re.DOTALL)
"""Several words, or a word and a gap; what begins with a blank is a part of another text, what has none is a name."""


def texts(path: Path) -> Iterator[str]:
    """The texts of one file, in their order, each as often as it stands there."""
    module = _module(path)
    names = _NAMED | {"label"} if any(part in path.as_posix() for part in _FILES_OF_LABELS) else _NAMED
    found = [
        (node.lineno, node.col_offset, text)
        for top in ast.walk(module.tree)
        for node in _passed(top, names)
        for text in module.spelled(node)
    ]
    return (text for _, _, text in sorted(found) if _TEXT.fullmatch(_GAP.sub("{", text)))


def files() -> Iterator[Path]:
    """Where they are looked for."""
    house = ROOT / "geo"
    yield from sorted(house.glob("*.py"))
    for room in _ROOMS:
        yield from (
            p for p in sorted((house / room).rglob("*.py")) if not p.as_posix().endswith(_SHELL_ALONE)
        )
    yield from (house / name for name in _READERS)


def _passed(node: ast.AST, names: frozenset[str]) -> Iterator[ast.expr]:
    """The expressions at `node` that hold such texts."""
    if isinstance(node, ast.Call):
        called = _called(node)
        yield from (node.args[i] for i in _ARGUMENTS.get(called, ()) if i < len(node.args))
        yield from (keyword.value for keyword in node.keywords if keyword.arg in names)
        of = getattr(node.func, "value", None)
        if called == "__init__" or (called == "append" and isinstance(of, ast.Name) and of.id in names):
            yield from node.args
    elif isinstance(node, ast.Assign) and any(
        isinstance(t, ast.Name) and t.id in names for t in node.targets
    ):
        yield node.value
    elif isinstance(node, ast.FunctionDef) and node.name in _FUNCTIONS:
        yield from _returned(node)


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """What a function returns, or adds to the list that it returns."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield node.value
        elif isinstance(node, ast.Call) and _called(node) == "append":
            yield from node.args


@dataclass(frozen=True)
class _Module:
    """A file: what is assigned to each name in it, what its functions return, and where its other names come from."""

    tree: ast.Module
    assigned: dict[str, list[ast.expr]]
    returned: dict[str, list[ast.expr]]
    imported: dict[str, Path]

    def spelled(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> Iterator[str]:
        """The texts that `node` can be."""
        match node:
            case ast.Constant(value=str() as text):
                yield text
            case ast.JoinedStr(values=parts):
                yield from _with_gaps([self._constant(part) for part in parts])
                yield from self._all([p.value for p in parts if isinstance(p, ast.FormattedValue)], seen)
            case ast.IfExp(body=one, orelse=other):
                yield from self._all([one, other], seen)
            case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                yield from self._all(parts, seen)
            case ast.Starred(value=part):
                yield from self.spelled(part, seen)
            case ast.Call(func=ast.Attribute(attr="format", value=ast.Name() | ast.Constant() as part)):
                number = count()
                for text in self.spelled(part, seen):
                    yield _GAP.sub(lambda _: f"{{{next(number)}}}", text)
            case ast.Name(id=name):
                yield from self._named(name, self.assigned, seen)
            case ast.Call():
                yield from self._named(_called(node), self.returned, seen)

    def _constant(self, part: ast.expr) -> ast.expr:
        """A gap that a constant of the house fills is none."""
        if (
            isinstance(part, ast.FormattedValue)
            and isinstance(part.value, ast.Name)
            and part.value.id.isupper()
        ):
            found = list(self.spelled(part.value))
            if len(found) == 1:
                return ast.Constant(value=found[0])
        return part

    def _all(self, nodes: list[ast.expr], seen: frozenset[str]) -> Iterator[str]:
        for node in nodes:
            yield from self.spelled(node, seen)

    def _named(self, name: str, here: dict[str, list[ast.expr]], seen: frozenset[str]) -> Iterator[str]:
        if name in seen:
            return
        if name in here:
            yield from self._all(here[name], seen | {name})
        elif name in self.imported:
            other = _module(self.imported[name])
            yield from other._named(name, other.returned if here is self.returned else other.assigned, seen)


@cache
def _module(path: Path) -> _Module:
    made = _Module(tree=ast.parse(path.read_text(encoding="utf-8")), assigned={}, returned={}, imported={})
    for node in ast.walk(made.tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Name):
                        made.assigned.setdefault(target.id, []).append(value)
            case ast.FunctionDef(name=name):
                made.returned[name] = list(_returned(node))
            case ast.ImportFrom(module=str() as source, names=names) if source.startswith("geo."):
                where = ROOT / f"{source.replace('.', '/')}.py"
                made.imported.update({name.name: where for name in names if where.is_file()})
    return made


def _with_gaps(parts: list[ast.expr]) -> Iterator[str]:
    """An f-string with gaps; a gap of two constants ("is" or "are") makes two texts."""
    made = [""]
    number = count()
    for part in parts:
        match part:
            case ast.Constant(value=value):
                made = [text + str(value) for text in made]
            case ast.FormattedValue(
                value=ast.IfExp(body=ast.Constant(value=one), orelse=ast.Constant(value=other))
            ):
                made = [text + str(way) for text in made for way in (one, other)]
            case _:
                gap = f"{{{next(number)}}}"
                made = [text + gap for text in made]
    yield from made
