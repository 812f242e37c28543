"""XML from outside, streamed: no entities, no document types, nothing fetched, no deep or huge trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from geo.errors import FileRefusedError

MAX_DEPTH = 256
"""Elements inside each other that libxml2 reads without being told to trust the file."""
MAX_TEXT = 10_000_000
"""Bytes of one text that it reads so."""
_POSITION = re.compile(r", line \d+, column \d+$")  # the line is told before, and a column helps nobody


def elements(stream: IO[bytes], name: str, wanted: frozenset[str]) -> Iterator[Any]:
    """The elements called one of `wanted` (without name space), each whole; freed when the next is asked for.

    Raises:
        FileRefusedError: not well-formed, with a document type (entities come with one), or nested too deep.
    """
    try:
        events = etree.iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        first = True
        for event, element in events:
            if first:
                first = False
                if element.getroottree().docinfo.doctype:
                    raise FileRefusedError(
                        name,
                        "it declares a document type, which can hold harmful entities",
                        "Save it without one",
                    )
            if event == "end" and local(element) in wanted:
                yield element
                element.clear(keep_tail=True)
                while (before := element.getprevious()) is not None and local(before) in wanted:
                    element.getparent().remove(before)  # and nothing else: a folder's name and time stay
    except etree.XMLSyntaxError as error:
        reason = _POSITION.sub("", error.msg or "")
        raise FileRefusedError(
            name, f"no well-formed XML ({reason})", "Save or export it again", row=error.lineno or None
        ) from None


def local(element: Any) -> str:
    """Name of an element without its name space."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Any, name: str) -> str:
    """Text of the first descendant called `name`, empty without one."""
    for found in element.iter():
        if local(found) == name:
            return "".join(found.itertext())
    return ""
