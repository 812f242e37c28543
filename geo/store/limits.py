"""How much is read of what is brought in; docs/settings.md has it as a table."""

from __future__ import annotations

from geo.importers import pdf, safe_xml, web
from geo.importers.tables import json_files, json_text, lines
from geo.importers.tables import table as rows
from geo.safe_zip import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED
from geo.settings import Settings
from geo.store.importing import MOST_REFUSED
from geo.store.polling import MOST_NEW


def limits() -> tuple[tuple[str, str], ...]:
    """What is limited, and to how much; what is larger is refused by name, and nothing of it is stored."""
    default = Settings()
    return (
        ("a report: file, web page, feed", f"{_megabytes(default.max_text_bytes)}: `DATELINE_MAX_TEXT_MB`"),
        ("a table or file of geodata", f"{_megabytes(default.max_file_bytes)}: `DATELINE_MAX_FILE_MB`"),
        ("its rows", f"{default.max_rows:,}: `DATELINE_MAX_ROWS`"),
        ("its columns", f"{rows.MAX_COLUMNS:,}"),
        ("a cell", f"{rows.MAX_CELL:,} characters"),
        ("a line of CSV", f"{lines.MAX_LINE:,} characters, {lines.MAX_CELLS:,} cells"),
        ("a line of JSON lines", _megabytes(json_text.MAX_LINE)),
        ("a JSON file that is no JSON lines", _megabytes(json_files.MAX_WHOLE)),
        (
            "XML (KML, GPX, .docx)",
            f"{safe_xml.MAX_DEPTH} elements inside each other, {_megabytes(safe_xml.MAX_TEXT)} a text",
        ),
        (
            "an archive (.zip, .kmz, .xlsx, .docx)",
            f"{_megabytes(MAX_UNPACKED)} unpacked, {MAX_MEMBERS:,} files, none {MAX_RATIO} times larger than packed",
        ),
        ("a PDF", f"{pdf.MOST_PAGES:,} pages, {pdf.MOST_TEXT:,} characters"),
        (
            "new entries of a feed",
            f"{MOST_NEW} a poll; the others wait for the next, and how many they are is said",
        ),
        ("a request to the web", f"{web.SECONDS:g} seconds, {web.MAX_REDIRECTS} redirects"),
        ("the list of refused rows", f"{MOST_REFUSED:,} rows; all are counted"),
    )


def table() -> str:
    """The table of docs/settings.md."""
    return "\n".join(["| what | limit |", "|---|---|", *(f"| {what} | {most} |" for what, most in limits())])


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,g} MB"
