"""Columns of numbers in one file: what goes in comes out, and damage is told."""

import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from geo.errors import FileRefusedError
from geo.packed import TYPES, load_packed, pack, unpack

ARRAYS = st.sampled_from(TYPES).flatmap(
    lambda kind: (
        nps.arrays(np.dtype(kind), st.integers(0, 40), elements={"allow_nan": False})
        if kind[0] == "f"
        else nps.arrays(np.dtype(kind), st.integers(0, 40))
    )
)


@given(st.dictionaries(st.text(max_size=8), ARRAYS, max_size=4), st.text())
def test_a_packed_file_gives_back_what_it_was_made_of(arrays, meta):
    got, got_meta = unpack(pack(arrays, {"text": meta}))
    assert got_meta == {"text": meta}
    assert list(got) == list(arrays)
    for name, array in arrays.items():
        assert got[name].dtype == array.dtype
        np.testing.assert_array_equal(got[name], array)


@given(nps.arrays(np.int32, st.integers(0, 60), elements=st.integers(-(2**30), 2**30 - 1)))
def test_differences_are_exact(array):
    got, _ = unpack(pack({"x": array}, None, deltas=frozenset({"x"})))
    np.testing.assert_array_equal(got["x"], array)


def test_the_same_input_gives_the_same_bytes():
    arrays = {"x": np.arange(1000, dtype=np.int32)}
    assert pack(arrays, {"a": 1}) == pack(arrays, {"a": 1})


@pytest.mark.parametrize("array", [np.array(["a"]), np.zeros((2, 2)), np.array([1 + 2j])])
def test_other_arrays_are_refused(array):
    with pytest.raises(TypeError, match="cannot be packed"):
        pack({"x": array}, None)


def test_only_int32_can_be_stored_as_differences():
    with pytest.raises(TypeError, match="cannot be packed"):
        pack({"x": np.arange(3.0)}, None, deltas=frozenset({"x"}))


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b"",
        lambda b: b"not gzip",
        lambda b: b[:-12],
        lambda b: gzip.compress(b"XXXX" + gzip.decompress(b)[4:]),
        lambda b: gzip.compress(gzip.decompress(b)[:-1]),
        lambda b: gzip.compress(gzip.decompress(b) + b"more"),
        lambda b: gzip.compress(b"DTL1\x08\x00\x00\x00[]      "),
    ],
)
def test_damage_is_told_with_the_name(damage):
    whole = pack({"x": np.arange(100, dtype=np.int32)}, None)
    with pytest.raises(FileRefusedError, match=r"borders\.bin"):
        unpack(damage(whole), "borders.bin")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(FileRefusedError, match=r"none\.bin"):
        load_packed(tmp_path / "none.bin")
