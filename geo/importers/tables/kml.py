"""KML and KMZ: placemarks with their TimeSpan and ExtendedData."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import unquote

from geo.errors import FileRefusedError, shown
from geo.importers.safe_xml import elements, local, text_of
from geo.importers.tables.dates import read_date
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.kml_shapes import kml_spot
from geo.importers.tables.parts import asked_for, named
from geo.importers.tables.table import Refused, Table
from geo.importers.tables.zipped import is_hidden
from geo.safe_zip import DAMAGED_ZIP, check_zip

_MARKUP = re.compile(r"<[^>]*>")
_LINK = re.compile(r"https?://[^\s<>\"'\]]+", re.IGNORECASE)
_DAY = re.compile(r"(?:\d{1,2}[ .-][^\W\d_]{3,12}[ .,-]+\d{4}|\d{4}-\d\d-\d\d)(?!\w)")
_HEAD = 1 << 16  # bytes in which the root element stands
_ROOT = re.compile(rb"(<(?:[\w.-]+:)?kml)(?=[\s>])[^>]*>")
_PREFIXES = {
    "gx": "http://www.google.com/kml/ext/2.2", "atom": "http://www.w3.org/2005/Atom",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}  # fmt: skip


def open_kml(path: Path, part: str = "") -> Table:
    """Placemarks of a KML file; those of one folder where `part` names it.

    Raises:
        FileRefusedError: no well-formed XML, entities in it, no placemark, or no such folder.
    """
    return _table(path, "KML", (), part)


def open_kmz(path: Path, part: str = "") -> Table:
    """Placemarks of the KML in a KMZ archive: of `doc.kml`, or else of the first other, and of those that it links to.

    Raises:
        FileRefusedError: no such archive, or no folder called `part` in it.
    """
    packed = check_zip(path, "a KMZ archive")
    names = [name for name in packed if name.lower().endswith(".kml") and not is_hidden(name)]
    if not names:
        raise FileRefusedError(path.name, "there is no .kml in it", "Export it again from Google Earth")
    names.sort(key=lambda name: (name.lower() != "doc.kml", name.count("/")))
    return _table(path, "KMZ", tuple(names), part)


def _table(path: Path, format: str, members: tuple[str, ...], part: str) -> Table:
    latest: list[_Reading] = []

    def features() -> Iterator[Feature | Refused]:
        latest[:] = [_Reading(path, members, part)]
        return latest[0].features()

    try:
        table = feature_table(path, format, features)
    except FileRefusedError:
        if part and latest[0].count:
            asked_for(path.name, "folders", list(latest[0].folders), part)
        if latest[0].count or not latest[0].links:
            raise
        link = next(iter(latest[0].links))
        raise FileRefusedError(
            path.name, f"it holds no placemarks, only a link to {shown(link, 200)}, which is not fetched",
            "Open that address in a browser, save what it gives as .kml or .kmz, and import that",
        ) from None  # fmt: skip
    # A placemark is the same in whatever folder the next export has it: "Last 7 days" is another one a week later. Of several, the
    # one that it was first found in is kept.
    notes, folders = (*table.notes, *latest[0].notes()), latest[0].folders
    parts = tuple(folders) if len(folders) > 1 else ()
    return replace(table, passing=frozenset({"folder", "folders"}), parts=parts, notes=notes)


class _Reading:
    """One pass over the placemarks of a file.

    Args:
        path: a KML file, or a KMZ archive.
        members: names of the .kml files in the archive, the one to begin with first.
        part: the folder whose placemarks are wanted, in capitals or not; empty for those of all.

    Attributes:
        count: how many placemarks there have been, in whatever folder.
        folders: names of the folders that they are in.
        links: addresses outside the file that it links to.
    """

    def __init__(self, path: Path, members: tuple[str, ...], part: str) -> None:
        self._path, self._members, self._part = path, members, part.strip().casefold()
        self._read: list[str] = []
        self._folder: Any = None
        self._inherited: dict[str, str] = {}
        self.count = 0
        self.folders: dict[str, None] = {}
        self._wanted = True
        self.links: dict[str, None] = {}

    def features(self) -> Iterator[Feature | Refused]:
        """Each placemark, once."""
        waiting = list(self._members[:1]) or [""]
        while waiting:
            member = waiting.pop(0)
            if member in self._read:
                continue
            self._read.append(member)
            yield from self._placemarks(member, waiting)
            if not waiting and not self.count:
                waiting += [name for name in self._members if name not in self._read][:1]

    def notes(self) -> tuple[str, ...]:
        """What was not read, fit to show to a user."""
        found = []
        if self._part:
            found.append(f"Only one folder is read; the folders are {named(list(self.folders))}.")
        if self.links:
            shows, more = shown(next(iter(self.links)), 200), len(self.links) - 1
            others = f" and {more:,} more" if more else ""
            found.append(f"It links to {shows}{others}: what is linked is not fetched.")
        unread = [name for name in self._members if name not in self._read]
        if unread:
            others = f" and {len(unread) - 1:,} more .kml" if len(unread) > 1 else ""
            found.append(
                f"{shown(unread[0])}{others} in it is not read: {self._read[0]} does not link to it."
            )
        return tuple(found)

    def _placemarks(self, member: str, waiting: list[str]) -> Iterator[Feature | Refused]:
        with _stream(self._path, member) as stream:
            declared = cast(BinaryIO, io.BufferedReader(_Declared(stream)))
            for mark in elements(declared, self._path.name, frozenset({"Placemark", "NetworkLink"})):
                if local(mark) == "NetworkLink":
                    self._follow(text_of(mark, "href").strip(), member, waiting)
                    continue
                self.count += 1
                times = self._time_of_folders(mark)
                if self._wanted:
                    yield Feature(self.count, _properties(mark, times), kml_spot(mark))

    def _follow(self, href: str, member: str, waiting: list[str]) -> None:
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(member), unquote(href)))
        if inside in self._members:
            waiting.append(inside)
        elif href:
            self.links[href] = None

    def _time_of_folders(self, mark: Any) -> dict[str, str]:
        """The time of the innermost folder that has one; looked for once for all that stand in a folder."""
        folder = mark.getparent()
        if folder is not self._folder:
            self._folder = folder
            around = (_time(child) for one in mark.iterancestors() for child in one)
            self._inherited = next(filter(None, around), {})
            names = [text_of(one, "name").strip() for one in mark.iterancestors() if local(one) == "Folder"]
            self.folders.update(dict.fromkeys(filter(None, names)))
            self._wanted = not self._part or self._part in (name.casefold() for name in names)
        return self._inherited


class _Declared(io.RawIOBase):
    """KML with the prefixes declared that programs write without declaring them, such as `gx:`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._head = stream.read(_HEAD)
        if root := _ROOT.search(self._head):
            missing = (
                f' xmlns:{n}="{u}"'.encode()
                for n, u in _PREFIXES.items()
                if f"xmlns:{n}".encode() not in root[0]
            )
            self._head = b"".join((self._head[: root.end(1)], *missing, self._head[root.end(1) :]))

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As a raw stream does."""
        block = self._head or self._stream.read(len(buffer))
        self._head = block[len(buffer) :]
        buffer[: len(block)] = block[: len(buffer)]
        return min(len(block), len(buffer))


@contextmanager
def _stream(path: Path, member: str) -> Iterator[BinaryIO]:
    if not member:
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        try:
            with archive.open(member) as file:
                yield cast(BinaryIO, file)
        except DAMAGED_ZIP as error:
            reason = f"its .kml cannot be unpacked ({error})"
            raise FileRefusedError(path.name, reason, "Export it again from Google Earth") from None


def _properties(mark: Any, inherited: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in mark:
        if local(child) == "ExtendedData":
            found |= _extended(child)
    own = "date_precision" in found  # written by us: what stands beside the data only repeats it
    if own:
        return found
    links: list[str] = []
    time: dict[str, str] = {}
    for child in mark:
        kind = local(child)
        if kind in ("name", "description", "address"):
            text = "".join(child.itertext())
            links += _LINK.findall(text)
            found.setdefault("description" if kind == "description" else kind, _plain(text).strip())
        time |= _time(child)
    if links:
        found.setdefault("url", " ".join(dict.fromkeys(unescape(link) for link in links)))
    told = [found.get("name", ""), found.get("description", "")]
    found |= time or _leading_day(told) or _of_track(mark) or inherited
    found["description"] = "\n".join(dict.fromkeys(filter(None, told)))
    folder = mark.getparent()
    if folder is not None and local(folder) == "Folder":
        names = _folders(mark)
        found["folder"] = names[-1]
        if len(names) > 1:
            found["folders"] = " / ".join(names)
    if found.get("begin") and not found.get("end"):
        found["end"] = ""
    return found


def _folders(mark: Any) -> list[str]:
    """The names of the folders that a placemark is in, the outermost first."""
    around = [one for one in mark.iterancestors() if local(one) == "Folder"]
    return [next((c.text for c in one if local(c) == "name"), None) or "" for one in reversed(around)]


def _time(element: Any) -> dict[str, str]:
    """What a TimeSpan or a TimeStamp says; nothing for any other element."""
    kind = local(element)
    if kind == "TimeSpan":
        return {name: text_of(element, name).strip() for name in ("begin", "end")}
    return {"begin": text_of(element, "when").strip()} if kind == "TimeStamp" else {}


def _of_track(mark: Any) -> dict[str, str]:
    """From the first to the last moment of a track."""
    moments = [
        (one.text or "").strip()
        for track in mark.iter()
        if local(track) == "Track"
        for one in track
        if local(one) == "when"
    ]
    moments = sorted(filter(None, moments))  # ISO 8601
    return {"begin": moments[0], "end": moments[-1]} if moments else {}


def _leading_day(told: Iterable[str]) -> dict[str, str]:
    """The day that a name or a description begins with, where the placemark has no time of its own: `13 APR 2022 Tokmak`."""
    for text in told:
        if match := _DAY.match(text.strip()):
            with suppress(ValueError):
                read_date(match[0])
                return {"begin": match[0]}
    return {}


def _extended(data: Any) -> dict[str, str]:
    found = {}
    for item in data.iter():
        if local(item) == "Data" and item.get("name"):
            found[item.get("name")] = text_of(item, "value")
        elif local(item) == "SimpleData" and item.get("name"):
            found[item.get("name")] = item.text or ""
    return found


def _plain(text: str) -> str:
    """A description's words: markup is shown by Google Earth, and is only in the way here."""
    if "<" not in text:
        return text
    return unescape(_MARKUP.sub(" ", re.sub(r"<br\s*/?>|</p>", "\n", text, flags=re.IGNORECASE)))
