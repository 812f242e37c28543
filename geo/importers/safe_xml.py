"""XML from outside, streamed: no entities, no document types, nothing fetched, no deep or huge trees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from geo.errors import FileRefusedError


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
                while element.getprevious() is not None and local(element.getprevious()) in wanted:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        raise FileRefusedError(
            name, f"no well-formed XML ({error.msg})", "Save or export it again", row=line
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
