"""What the other side says of an incident that a text has told of: "Kyiv denies it."."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.evidence import of_accounts, together
from geo.events.sentence import Sentence
from geo.events.story import Story
from geo.model import Account

_OF_IT = re.compile(
    r"\b(?:it|this|responsib\w+|involve\w+|accus\w+|allegations?|claims?|reports?|blam\w+|(?:the|any|its) (?:\w+ )?(?:attack|strike|shelling|raid|bombing|shooting|drone|missile|rocket)s?|"
    r"це|ці|цього|цьому|удар\w*|обстріл\w*|атак\w*|причетн\w*|звинувач\w*|відповідальн\w*|это|эти|этого|этому|обстрел\w*|причастн\w*|обвинени\w*|ответственн\w*|сообщени\w*|повідомленн\w*)\b",
    re.IGNORECASE,
)


def tell_account(sentence: Sentence, story: Story, text: str) -> None:
    """ "Kyiv denies it.": the other side of the one incident told just before, beside its own.

    In a paragraph of its own it has to speak of what was told.
    """
    just, said = story.just_told(), sentence.said
    if len(just) != 1 or not said or story.drafts[just[0]].passage != sentence.segment.passage:
        return
    draft = story.drafts[just[0]]
    if "\n" in text[draft.end : sentence.segment.start] and not _OF_IT.search(sentence.text):
        return  # "The minister denied that he would resign."
    first = Account(
        by=draft.assertion.by, claim=draft.assertion.claim, quote=text[draft.start : draft.end].strip()
    )
    others = [Account(by=a.by, claim=a.claim, quote=sentence.text[a.start : a.end].strip()) for a in said]
    accounts = tuple(dict.fromkeys((*(draft.accounts or (first,)), *others)))
    found = together(draft.evidence, of_accounts(said, sentence.segment.start))
    story.drafts[just[0]] = replace(draft, accounts=accounts, evidence=found)
