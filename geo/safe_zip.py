"""Archives from outside, looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from geo.errors import FileRefusedError

DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError)
"""What reading a damaged ZIP archive raises, in the middle of a member too."""
MAX_UNPACKED = 4_000_000_000
"""Bytes that an archive may hold when unpacked; GeoNames's whole world has 1.7 GB."""
MAX_RATIO = 300
"""Times that a member may be larger than its packed form, beyond the first megabytes."""
MAX_MEMBERS = 10_000
_SMALL = 10_000_000


def check_zip(source: Path | bytes, what: str, *, name: str = "") -> list[str]:
    """The names in a ZIP archive, when it can be unpacked without harm.

    Args:
        source: where it is, or its bytes.
        name: its name for messages; the path's where there is one.
        what: what it is meant to be, for messages ("an Excel workbook").

    Raises:
        FileRefusedError: it cannot be read, is no ZIP archive, is encrypted, or would fill memory or disk.
    """
    shown = source.name if isinstance(source, Path) else name
    try:
        with zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source)) as archive:
            members = archive.infolist()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise FileRefusedError(shown, reason, "Check that it is there and may be opened") from None
    except (*DAMAGED_ZIP, ValueError) as error:  # ValueError: a damaged directory
        raise FileRefusedError(shown, f"it is not {what} ({error})", "Save it again and add that") from None
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED:
        reason = f"unpacked it has {len(members):,} files of {total / 1e6:,.0f} MB, more than is read"
        raise FileRefusedError(shown, reason, "Split it, or save it as CSV")
    for member in members:
        if member.flag_bits & 1:
            raise FileRefusedError(shown, "it is protected by a password", "Save it without one")
        if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size):
            times = member.file_size // max(1, member.compress_size)
            reason = f"a file in it grows {times:,} times when unpacked, as only a zip bomb does"
            raise FileRefusedError(shown, reason, "Do not open it; ask for the data as CSV")
    return [member.filename for member in members]
