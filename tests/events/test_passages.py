"""The trained opinion on whether a passage reads like news of something that happened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest

from geo.errors import FileRefusedError
from geo.events.catalogue import load_types
from geo.events.extract import Extractor
from geo.events.passages import FILE, Passages, features_of, pieces_of, script_of
from geo.model import Report
from geo.settings import ROOT

DATA = ROOT / "data"
GOLD = ROOT / "tests" / "data" / "incidents"
NEWS = "A lorry loaded with gravel ran into a queue of cars at a toll gate near Toledo on Monday morning, killing a couple and their driver, police said."
NO_NEWS = (
    "Detonate, the third record by the Lagos trio, opens with a barrage of drums and never lets its guard down. "
    "By the end you feel mugged, in the best way, and want to be mugged again in London."
)

FREE_NEWS = (
    "Nobody on the night train heard the rocks come down above Kastamonu; the engine met them at forty, and by morning "
    "the mountain team had carried eleven people to the road. The fireman died in his cab on Tuesday."
)
FREE_NO_NEWS = (
    "What would happen if the tanks came over the river? Our author from Riga has played through three scenarios, and in "
    "none of them, he writes, would the bridge be blown up in time. Readers may disagree with him."
)


@pytest.fixture(scope="module")
def passages() -> Passages:
    return Passages.load(DATA)


def test_names_numbers_and_years_count_as_such_and_never_which_ones() -> None:
    assert list(pieces_of("In 2024, 12 men of Kharkiv met on Friday. Kyiv’s mayor")) == [
        "in", "YEAR", ",", "#", "men", "of", "NAME", "met", "on", "friday", ".", "kyiv's", "mayor",
    ]  # fmt: skip


def test_pairs_end_with_the_sentence() -> None:
    assert features_of(pieces_of("Shells fell. Nobody died")) == {
        "shells", "fell", "nobody", "died", "^ shells", "shells fell", "^ nobody", "nobody died",
    }  # fmt: skip


def test_the_script_is_that_of_most_words() -> None:
    assert script_of(pieces_of("ракета влучила в склад фірми Nova")) == "cyrillic"
    assert script_of(pieces_of("the village of Нове was hit")) == "latin"


def test_what_reads_like_news_tells_and_a_review_does_not(passages: Passages) -> None:
    assert passages.tells(NEWS, 0, len(NEWS))
    assert not passages.tells(NO_NEWS, 0, len(NO_NEWS))


@pytest.mark.parametrize("text", ["A barrage of drums.", "Drums. " * 300, "12 13 14 " * 20])
def test_of_what_is_short_long_or_unknown_it_has_no_opinion(passages: Passages, text: str) -> None:
    assert passages.tells(text, 0, min(len(text), 19))


def test_no_name_has_a_weight() -> None:
    weights = orjson.loads((DATA / FILE).read_bytes())["latin"]["weights"]
    assert not {"kharkiv", "ukraine", "russian", "london", "kyiv", "gaza", "israel", "hamas"} & weights.keys()


def test_the_sets_of_which_only_totals_are_looked_at_taught_it_nothing(passages: Passages) -> None:
    assert "passages" in passages.trained["sets"]
    assert not {"apart", "passages_apart", "scoring"} & set(passages.trained["sets"])


def test_passages_in_free_wording_are_well_formed_and_those_apart_are_others() -> None:
    known = {(t.name, s) for t in load_types(DATA / "incident_types.toml") for s in t.sub_types}
    seen: set[str] = set()
    for name in ("passages", "passages_apart"):
        for entry in map(orjson.loads, (GOLD / f"{name}.jsonl").read_bytes().splitlines()):
            assert not {entry["id"], entry["text"]} & seen
            seen |= {entry["id"], entry["text"]}
            kind = (entry["event_type"], entry["sub_event_type"])
            assert kind in known if entry["tells"] else kind == (None, None)


def test_free_wording_of_an_event_is_not_taken_for_a_review(passages: Passages) -> None:
    assert passages.tells(FREE_NEWS, 0, len(FREE_NEWS))
    assert not passages.tells(FREE_NO_NEWS, 0, len(FREE_NO_NEWS))


def test_an_incident_in_a_review_is_taken_away_and_one_in_the_news_stays(extractor: Extractor) -> None:
    day = date(2025, 5, 9)
    assert extractor.extract(Report(text=NO_NEWS, published=day)).incidents == ()
    assert len(extractor.extract(Report(text=NEWS, published=day)).incidents) == 1


def test_a_damaged_or_other_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"format": 0}')
    with pytest.raises(FileRefusedError, match=r"passage_model\.json"):
        Passages.load(tmp_path)
    with pytest.raises(FileRefusedError):
        Passages.load(tmp_path / "nowhere")
