"""The model file: what it says of itself, and what happens when it does not fit."""

import json
import shutil
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.parsing.model import FILE, TrainedJudge
from geo.settings import ROOT


def test_it_says_what_it_was_trained_on() -> None:
    data = json.loads((ROOT / "data" / FILE).read_text(encoding="utf-8"))
    trained = data["trained"]
    assert len(trained["date"]) == 10
    assert all(len(sha256) == 64 for sha256 in trained["corpora"].values())
    assert len(trained["corpora"]) >= 4
    TrainedJudge(data)


def test_it_holds_single_words_only() -> None:
    wording = json.loads((ROOT / "data" / FILE).read_text(encoding="utf-8"))["wording"]
    assert all(len(key.split()) <= 3 for key in wording)


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"format": 99}'])
def test_a_damaged_model_is_refused(tmp_path: Path, damage: str) -> None:
    (tmp_path / FILE).write_text(damage, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="train_toponyms"):
        TrainedJudge.load(tmp_path)


def test_a_missing_model_and_one_of_other_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError):
        TrainedJudge.load(tmp_path)
    shutil.copy(ROOT / "data" / FILE, tmp_path / FILE)
    data = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    data["choose"]["columns"][0] = "other"
    (tmp_path / FILE).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(FileRefusedError, match="columns"):
        TrainedJudge.load(tmp_path)
