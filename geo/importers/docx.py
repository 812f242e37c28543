"""Word documents (.docx): the paragraphs of the main text, and title and author's date are left alone."""

from __future__ import annotations

import io
import zipfile

from geo.errors import FileRefusedError
from geo.importers.content import Content
from geo.importers.safe_xml import elements, local
from geo.safe_zip import DAMAGED_ZIP, check_zip

_MAIN = "word/document.xml"


def read(data: bytes, name: str) -> Content:
    """The text of a Word document, a line a paragraph. Nothing in it is run or fetched.

    Raises:
        FileRefusedError: no Word document, a zip bomb, or XML that could do harm.
    """
    if _MAIN not in check_zip(data, "a Word document (.docx)", name=name):
        raise FileRefusedError(name, "it is no Word document", "Save it as .docx or .txt")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MAIN) as member:
            lines = ["".join(_runs(p)) for p in elements(member, name, frozenset({"p"}))]
    except DAMAGED_ZIP as error:
        raise FileRefusedError(
            name, f"its text cannot be unpacked ({error})", "Save it again as .docx"
        ) from None
    return Content(text="\n".join(lines))


def _runs(paragraph: object) -> list[str]:
    parts = []
    for element in paragraph.iter():  # type: ignore[attr-defined]
        kind = local(element)
        if kind == "t":
            parts.append(element.text or "")
        elif kind in ("tab", "br", "cr"):
            parts.append("\t" if kind == "tab" else "\n")
    return parts
