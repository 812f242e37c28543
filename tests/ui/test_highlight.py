"""The marked text shows every character of the report once, and what became of each name."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from geo.model import Mention, MentionKind
from geo.speech.wording import STORED
from geo.ui.highlight import Outcome, highlighted, mention_rows, outcome, outcomes_in_words
from geo.ui.plain import sendable
from tests.factories import NASTY, at, incident

SUMY = at(50.9, 34.8, gazetteer_id="geonames:692194", name="Sumy")
KYIV = at(50.45, 30.5, gazetteer_id="geonames:703448", name="Kyiv")


def mention(text: str, name: str, **values: object) -> Mention:
    start = text.index(name)
    return Mention(start=start, end=start + len(name), text=name, **values)  # type: ignore[arg-type]


def test_each_name_is_marked_by_what_became_of_it() -> None:
    text = "Shells hit Sumy, not Kyiv; the Kremlin and Qux were silent. Ukrainian officials said so."
    mentions = [
        mention(text, "Sumy", placement=SUMY),
        mention(text, "Kyiv", placement=KYIV),
        mention(text, "the Kremlin", kind=MentionKind.METONYM),
        mention(text, "Qux"),
        mention(text, "Ukrainian", kind=MentionKind.DEMONYM),
    ]
    incidents = [incident(placement=SUMY)]
    ids = frozenset({"geonames:692194"})
    assert [outcome(m, ids) for m in mentions] == [
        Outcome.PLACED, Outcome.CONTEXT, Outcome.METONYM, Outcome.NOT_FOUND, Outcome.CONTEXT,
    ]  # fmt: skip
    html = highlighted(text, mentions, incidents, STORED)
    assert re.findall(r'<mark class="dl-mark dl-mark-([a-z-]+)"', html) == [
        "placed", "context", "metonym", "not-found", "context",
    ]  # fmt: skip
    assert outcomes_in_words(mentions, incidents) == "1 placed · 2 context only · 1 metonym · 1 not found"
    assert [r["Outcome"] for r in mention_rows(mentions, incidents, STORED)][:2] == ["Placed", "Context only"]


@given(st.lists(st.sampled_from(NASTY) | st.text(min_size=1, max_size=8), min_size=1, max_size=8), st.data())
def test_the_text_comes_out_whole_whatever_the_spans(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)), max_size=6))
    mentions = [
        Mention(start=s, end=min(s + n, len(text)), text=text[s : min(s + n, len(text))]) for s, n in spans
    ]
    html = highlighted(text, mentions, (), STORED)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == sendable(text)


def test_long_texts_are_cut_and_never_in_the_middle_of_a_mark() -> None:
    text = "a" * 98 + "Kyiv" + "b" * 100
    html = highlighted(text, [mention(text, "Kyiv", placement=KYIV)], (), str, limit=100)
    assert "<mark" not in html
    assert re.sub(r"<[^>]*>", "", html) == text[:100]
