"""Columns of numbers and a little JSON in one small file that Python and the browser both read.

The shipped borders (`data/`), the base map (`static/`) and the incidents of a map travel in this form. Layout of
the gzipped content, little-endian:

    4 bytes  "DTL1"
    uint32   length of the header in bytes
    header   UTF-8 JSON: {"meta": ..., "arrays": [{"name", "type", "length", "delta"}]}, padded with spaces
    arrays   one after another, each as its bytes: all lowest bytes first, then all second bytes, ...

Whole numbers may be stored as differences (`delta`): each minus the one before, folded to non-negative by
"zigzag" (0, -1, 1, -2 -> 0, 1, 2, 3). Differences of neighbouring vertices are small, so with the bytes sorted by
significance most of a file is zeros, which gzip takes away.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.errors import FileRefusedError

MAGIC = b"DTL1"
TYPES = ("u1", "i1", "u2", "i2", "u4", "i4", "f4", "f8")

Array = npt.NDArray[Any]


def pack(
    arrays: Mapping[str, Array], meta: Any, *, deltas: frozenset[str] = frozenset(), effort: int = 9
) -> bytes:
    """The file's bytes; the same input always gives the same bytes.

    Args:
        arrays: one-dimensional arrays of the number types in `TYPES`.
        meta: anything JSON can hold.
        deltas: names of the int32 arrays to store as differences.
        effort: of the compression, 1 (quick) to 9 (small).

    Raises:
        TypeError: an array's type is not in `TYPES`, or it is to be stored as differences and is not int32.
    """
    entries, bodies = [], []
    for name, array in arrays.items():
        kind = array.dtype.newbyteorder("<").str[1:]
        if kind not in TYPES or array.ndim != 1 or (name in deltas and kind != "i4"):
            raise TypeError(f"{name}: {array.ndim}-dimensional {array.dtype} cannot be packed")
        entries.append({"name": name, "type": kind, "length": len(array), "delta": name in deltas})
        bodies.append(_planes(_differences(array) if name in deltas else array))
    header = json.dumps({"meta": meta, "arrays": entries}, ensure_ascii=False, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    content = b"".join([MAGIC, len(header).to_bytes(4, "little"), header, *bodies])
    return gzip.compress(content, compresslevel=effort, mtime=0)


def unpack(data: bytes, name: str = "packed data") -> tuple[dict[str, Array], Any]:
    """Arrays by name, and the meta data.

    Args:
        data: what `pack` made.
        name: what to call it in an error message.

    Raises:
        FileRefusedError: the bytes are not such a file, or it is cut short.
    """
    try:
        content = gzip.decompress(data)
        if content[:4] != MAGIC:
            raise ValueError("the file does not begin with its mark")
        position = 8 + int.from_bytes(content[4:8], "little")
        header = json.loads(content[8:position])
        arrays = {}
        for entry in header["arrays"]:
            dtype = np.dtype(f"<{entry['type']}")
            size = entry["length"] * dtype.itemsize
            arrays[entry["name"]] = _array(content[position : position + size], dtype, entry["delta"])
            position += size
        if position != len(content):
            raise ValueError(f"{position} bytes announced, {len(content)} found")
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise FileRefusedError(
            name, f"cannot be read ({error})", "Restore the file from the repository."
        ) from error
    return arrays, header["meta"]


def load_packed(path: Path) -> tuple[dict[str, Array], Any]:
    """`unpack` of a file.

    Raises:
        FileRefusedError: the file is missing or damaged.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise FileRefusedError(path, reason, "Restore the file from the repository.") from error
    return unpack(data, str(path))


def _differences(array: Array) -> Array:
    steps: npt.NDArray[np.int64] = array.astype(np.int64)
    steps[1:] -= steps[:-1].copy()
    folded = (steps << 1) ^ (steps >> 63)
    if len(folded) and folded.max() >= 2**32:
        raise TypeError("differences do not fit into 32 bits")
    packed: Array = folded.astype(np.uint32)
    return packed


def _planes(array: Array) -> bytes:
    little = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return little.view(np.uint8).reshape(-1, array.dtype.itemsize).T.tobytes()


def _array(body: bytes, dtype: np.dtype[Any], delta: bool) -> Array:
    planes = np.frombuffer(body, np.uint8).reshape(dtype.itemsize, -1)
    array = np.ascontiguousarray(planes.T).view(dtype).ravel()
    if not delta:
        return array
    folded = array.view(np.uint32).astype(np.int64)
    return np.cumsum((folded >> 1) ^ -(folded & 1)).astype(np.int32)
