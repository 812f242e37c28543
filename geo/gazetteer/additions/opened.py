"""The lines of a file that the user gives: plain, or in a zip archive as downloaded."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from geo.errors import FileRefusedError
from geo.safe_zip import DAMAGED_ZIP, check_zip

_SUFFIXES = (".txt", ".csv", ".tsv", ".geojson", ".json")


@contextmanager
def opened(path: Path) -> Iterator[tuple[str, IO[str]]]:
    """The suffix and the text of the file at `path`, or of the one data file in the archive there.

    Raises:
        FileRefusedError: it cannot be read, is a damaged archive, holds no data file, or is no UTF-8 text.
    """
    try:
        if zipfile.is_zipfile(path):
            check_zip(path, "a ZIP archive")
            with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive)) as raw:
                yield _text(raw, PurePosixPath(raw.name or "").suffix)
        elif path.suffix.lower() == ".zip" and path.is_file():
            raise FileRefusedError(path, "the archive is damaged or cut short", "Download it again.")
        else:
            with path.open("rb") as raw:
                yield _text(raw, path.suffix)
    except UnicodeDecodeError as error:
        raise FileRefusedError(path, f"is not UTF-8 text ({error.reason})", "Save it as UTF-8.") from error
    except DAMAGED_ZIP as error:
        raise FileRefusedError(path, f"the archive is damaged ({error})", "Download it again.") from error
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read ({error.strerror})", "Check its name.") from error


def _text(raw: IO[bytes], suffix: str) -> tuple[str, IO[str]]:
    return suffix.lower(), io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The largest data file; GeoNames's archives hold a readme.txt beside it."""
    members = [m for m in archive.infolist() if PurePosixPath(m.filename).suffix.lower() in _SUFFIXES]
    members = [m for m in members if not PurePosixPath(m.filename).name.lower().startswith("readme")]
    if not members:
        raise FileRefusedError(path, "the archive holds no data file", f"Expected is one of {_SUFFIXES}.")
    return max(members, key=lambda m: m.file_size)
