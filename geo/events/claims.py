"""How an incident is asserted, and by whom: reported, claimed, confirmed or denied."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.events.marks import ACCORDING, ASSERTING, DISPUTE, SAYING
from geo.model import Claim

_CONFIRMED = r"confirm(?:s|ed)|acknowledg(?:es|ed)|verified|admit(?:s|ted)|recogni[sz]ed|підтвердив\w*|підтвердил\w*|визнал\w*|подтвердил\w*|признал\w*"
_DENIED = r"den(?:ies|ied)|refut(?:es|ed)|reject(?:s|ed) (?:reports|claims)|заперечу\w+|спростува\w+|отрица\w+|опроверг\w*"
_CLAIMED = r"claim(?:s|ed)|alleg(?:es|ed)|stat(?:es|ed)|said|says|report(?:s|ed)|заяви\w+|стверджу\w+|повідоми\w+|утвержда\w+|сообщи\w+|рассказа\w+|розповіл\w+"
_SAYING = re.compile(
    rf"\b(?:(?P<confirmed>{_CONFIRMED})|(?P<denied>{_DENIED})|(?P<claimed>{_CLAIMED}))\b", re.IGNORECASE
)
_ACCORDING = re.compile(
    r"\b(?:according to|за даними|за словами|по данным|по словам)\s+(?P<who>[^,.;:—–\n]{3,80})", re.IGNORECASE
)
_ASSERTING = re.compile(r"\b(?:claim(?:s|ed)|alleg\w+|стверджу\w+|утвержда\w+)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:been|was|were|is|are|be)\s+\w*\s*$", re.IGNORECASE)
_ADVERB = re.compile(
    r"\b(?:це|это|this|has|have|had|also|officially|publicly|freely|later|earlier|not|yet|already|since)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"^(?:despite|their|his|her|its|these|those|such|some|all|any|no|multiple|independent|more|amid|with|of)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    rf"\b(?:{_DENIED}|denying|dismiss(?:es|ed)|not confirm|не підтвер\w+|не подтвер\w+|відкида\w+|відкину\w+|отверг\w+)\b",
    re.IGNORECASE,
)
_DISPUTE = re.compile(
    rf"{_DENYING.pattern}|\b(?:blam(?:es?|ed)|accus(?:es?|ed)|звинува\w+|обвин(?:я|и)\w+)\b", re.IGNORECASE
)
_SIDES = re.compile(
    r";\s+|,?\s+(?:while|but|though|although|whereas|проте|однак|але|тоді як|но|однако|тогда как)\s+|,\s+(?:а)\s+|\.\s+"
)
_CONJUNCTION = re.compile(
    r"[\s,]+(?:while|but|though|although|whereas|проте|однак|але|тоді як|но|однако|тогда как|а)$"
)
_LONGEST_SUBJECT = 90
_PASSIVE_REACH = 60  # characters of a verb before the word of saying, and of the adverb between


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """How something is asserted, and by whom (empty where the text does not say).

    `start` and `end` are offsets into the sentence of the words that say so; both 0 where none do.
    """

    claim: Claim
    by: str
    start: int = 0
    end: int = 0


def find_accounts(sentence: str, marks: int) -> tuple[Assertion, ...]:
    """What each side says in a sentence that tells of a dispute; empty where nobody denies or blames.

    "Moscow says it took the village, while Kyiv denies it" has two accounts. `marks` are those of its words. Offsets are those of each side's clause.
    """
    if not marks & DISPUTE or not _DISPUTE.search(sentence):
        return ()
    cuts = [0, *(m.end() for m in _SIDES.finditer(sentence)), len(sentence)]
    found: list[Assertion] = []
    for start, end in pairwise(cuts):
        clause = sentence[start:end]
        told = find_assertion(clause, marks)
        by = told.by or _one_name(clause)
        if by:
            claim = Claim.DENIED if _DENYING.search(clause) else told.claim
            stripped = _CONJUNCTION.sub("", clause.rstrip(" ,;.:")).rstrip(" ,;.:")
            found.append(Assertion(claim=claim, by=by, start=start, end=start + len(stripped)))
    return tuple(found)


def _one_name(clause: str) -> str:
    """ "Kyiv blames Moscow": a name that opens the clause before its verb of dispute."""
    verb = _DISPUTE.search(clause)
    return _subject(clause[: verb.start()]) if verb else ""


def find_assertion(sentence: str, marks: int) -> Assertion:
    """How the sentence asserts what it tells; `marks` are those of its words."""
    if not marks & (SAYING | ACCORDING | ASSERTING):
        return Assertion(claim=Claim.REPORTED, by="")
    saying = _SAYING.search(sentence) if marks & SAYING else None
    according = _ACCORDING.search(sentence) if marks & ACCORDING else None
    asserting = _ASSERTING.search(sentence) if marks & ASSERTING else None
    found = _assertion(sentence, saying, according, Claim.CLAIMED if asserting else Claim.REPORTED)
    told = saying or according or asserting
    if told is None:
        return found
    start, end = told.span()
    at = sentence.find(found.by) if found.by else -1
    if at >= 0:
        start, end = min(start, at), max(end, at + len(found.by))
    return replace(found, start=start, end=end)


def _assertion(
    sentence: str, saying: re.Match[str] | None, according: re.Match[str] | None, otherwise: Claim
) -> Assertion:
    by = _tidy(according["who"]) if according else ""
    if saying is None:
        return Assertion(claim=otherwise, by=by)
    if not by and sentence[: saying.start()].rstrip().endswith((",", "—", "–", "-")):
        by = _after_verb(sentence[saying.end() :])
    if not by and not _PASSIVE.search(sentence, max(0, saying.start() - _PASSIVE_REACH), saying.start()):
        by = _subject(sentence[: saying.start()])
    if saying["confirmed"]:
        return Assertion(claim=Claim.CONFIRMED, by=by)
    if saying["denied"]:
        return Assertion(claim=Claim.DENIED, by=by)
    return Assertion(claim=otherwise, by=by)


def _after_verb(after: str) -> str:
    """«..., повідомили в ДСНС», «..., сообщил мэр Иванов»: the speaker behind the verb, up to the next stop."""
    clean = re.sub(r"^\s*(?:(?:on|early|late|earlier)\s+\w+|у|в|во)\s+", "", after)
    tidy = _tidy(re.split(r"[,.;:—–\n“”\"»«]", clean)[0])
    return tidy if any(c.isupper() for c in tidy) or len(tidy.split()) >= 2 else ""


def _subject(before: str) -> str:
    """The words just before a verb of saying, cut at the last clause boundary."""
    clean = _ADVERB.sub(" ", before).rstrip()
    clauses = re.split(r"[,;:—–\n“”\"»«]", clean.rstrip(", "))
    # "The governor, Ivan Bondar, has confirmed": the apposition belongs to the subject.
    tidy = _tidy(", ".join(c.strip() for c in clauses[-2:]) if clean.endswith(",") else clauses[-1])
    if _NO_SUBJECT.match(tidy):
        return ""
    return tidy if any(c.isupper() for c in tidy) or len(tidy.split()) >= 2 else ""


def _tidy(words: str) -> str:
    tidy = " ".join(words.split()).strip(" '\"“”«»-")
    return tidy if 2 < len(tidy) <= _LONGEST_SUBJECT else ""
