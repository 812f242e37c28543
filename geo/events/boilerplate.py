"""Lines of a page or a post that are no words of the report, and what agencies put before a report's first words.

Share buttons, comment forms, copyright lines, addresses, who wrote, edited or photographed, and where: nothing is read from
them, nor do the towns in them say anything of the report's places.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 300  # characters of such a line
_BUTTON = re.compile(
    r"\W*(?:share|share this(?: article)?|share on (?:x|twitter|facebook|telegram|whatsapp)|print|follow us|leave a (?:comment|reply)|subscribe|sign up|"
    r"read more|see also|advertisement|related(?: articles)?|more on theme|more on this.{0,20}|comments?(?: \(\d+\))?|newsletter|"
    r"subscribe to .{0,40}|join our .{0,40}|(?:https?://|www\.|t\.me/)\S+|"
    r"читайте також|читайте также|підписуйтесь.{0,40}|подписывайтесь.{0,40}|реклама|поширити|поделиться|коментарі|комментарии|"
    r"(?:підписатися|подписаться|підпишіться|подпишитесь)\b.{0,60}|(?:надіслати|прислать) нов\w+)\W*$",
    re.IGNORECASE,
)
_LEGAL = ("©", "rights reserved", "be published", "are marked", "terms of", " policy")
_BOILERPLATE = re.compile(
    r"©|\ball rights reserved\b|\byour email address will not be published\b|\brequired fields are marked\b|\bterms of (?:use|service)\b|"
    r"\bcookies? policy\b|\bprivacy policy\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:(?i:(?:additional )?(?:reporting|writing|editing)|produced|compiled|translated|edited|written|photos?|photographs?|pictures?|images?|video|graphics?)\b[^.!?]{0,40}?\bby (?=[A-Z])"
    r"|(?i:(?:photos?|images?|pictures?|video|credit)(?: credit)?: |(?:фото|світлина|відео|видео|автор\w*|текст|джерело фото|источник фото|иллюстрация|ілюстрація)\s?: ))"
)
# Between the names of a credit; with other words it is a sentence: "Video by a resident shows a drone".
_BETWEEN = frozenset(
    "and at by for from in of on the via with additional editing reporting writing photo staff contributed і й и та у в на з с для".split()
)
_NAMES = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_BYLINE = re.compile(rf"(?:By|BY) {_NAMES}(?:(?:,| and) {_NAMES})*(?:,? [a-z][^.!?]{{0,60}})?$")
# "Home » News » World"; strokes stand between headlines and in lists of towns too, unless a page's trail begins there.
_TRAIL = re.compile(
    r"(?:[^.!?\n]{1,40}(?:\s[»›]\s[^.!?\n]{1,60}){2,}"
    r"|(?:home(?:page)?|front page|main(?: page)?|news|головна|новини|главная|новости)(?:\s[>/]\s[^.!?\n]{1,60}){2,})$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[^\w\n]{0,4}(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE|BREAKING(?: NEWS)?|URGENT|JUST IN|RT @\w{1,30}|ТЕРМІНОВО|ОНОВЛЕНО|СРОЧНО|МОЛНИЯ|ОБНОВЛЕНО)"
    r"(?:[ -]?\d{1,2})?(?:-[A-Z]+)?\s{0,3}[-–—:|!]{1,3}\s{1,3})+",
    re.MULTILINE,
)


def is_boilerplate(line: str) -> bool:
    """Whether a line, stripped, is no words of the report."""
    if len(line) > _LONGEST:
        return False
    low = line.lower()
    legal = any(phrase in low for phrase in _LEGAL) and _BOILERPLATE.search(line) is not None
    return (
        legal
        or _BUTTON.match(line) is not None
        or _is_credit(line)
        or _BYLINE.match(line) is not None
        or _TRAIL.match(line) is not None
    )


def _is_credit(line: str) -> bool:
    match = _CREDIT.match(line)
    if match is None:
        return False
    words = (word.strip("()[],;:/.") for word in line[match.end() :].split())
    return all(word[:1].isupper() or word in _BETWEEN or not word[:1].isalpha() for word in words)


def without_boilerplate(text: str) -> str:
    """`text` with blanks for such lines and labels ("UPDATE 2 - "), so that offsets stay what they are."""
    text = _LABEL.sub(lambda match: " " * len(match.group()), text)
    parts: list[str] = []
    done = 0
    for line in _LINE.finditer(text):
        if is_boilerplate(line.group().strip()):
            parts += (text[done : line.start()], " " * len(line.group()))
            done = line.end()
    return "".join((*parts, text[done:]))
