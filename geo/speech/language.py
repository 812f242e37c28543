"""The words of pages and files in the reader's language.

The code holds its words in English; `data/locale/<code>/LC_MESSAGES/dateline.po` holds them in every other language (gettext).
`use` says at the head of each run of a page which language it is drawn in; it holds for that run's thread alone, so two
tabs can be read in two languages. Outside of a run, and in callbacks, which come before it, everything is English: what
a callback has to tell is put into words when the page is drawn.

Babel reads the catalogues and knows how numbers, months and countries are written (Unicode CLDR). It is imported for the first
visitor who reads another language than English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.errors import FileRefusedError
from geo.settings import ROOT

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages import Catalog

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = MappingProxyType({ENGLISH: "English", "uk": "Українська", "ru": "Русский"})
"""ISO 639-1 code -> what its speakers call it."""
FOLDER = ROOT / "data" / "locale"
MAP = "map"
"""Context (msgctxt) of the words that `static/map/` says."""

BELOW = "below"
"""Context of the texts that are composed below the pages (`geo.speech.below`)."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ALPHABETS = {"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
_FIRST_LETTER = ord("а")
_now: ContextVar[str] = ContextVar("language", default=ENGLISH)


def use(code: str) -> None:
    """Draw what follows in this run in the language `code` (of `LANGUAGES`).

    Raises:
        FileRefusedError: its catalogue is missing or damaged; the run stays in the language it was in.
    """
    if code != ENGLISH:
        _catalogue(code)
    _now.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """`use` for what stands within, outside of a run or in a thread that others use, too."""
    before = _now.set(_now.get())
    try:
        use(code)
        yield
    finally:
        _now.reset(before)


def current() -> str:
    """The language of the run at hand."""
    return _now.get()


def say(text: str, **values: object) -> str:
    """`text`, a constant, in the language of the run; `{names}` in it stand for `values`, which are taken as they are."""
    code = _now.get()
    told = text if code == ENGLISH or not text else _catalogue(code).gettext(text)
    return told.format(**values) if values else told


def counted(amount: int, one: str, many: str, **values: object) -> str:
    """The form that `amount` asks for, in the language of the run; `{n}` in it stands for the amount as a number."""
    code = _now.get()
    english = one if amount == 1 else many
    told = english if code == ENGLISH else _catalogue(code).ngettext(one, many, amount)
    return told.format(n=number(amount), **values)


def later(text: str) -> str:
    """`text` as it is: marks words of a constant for the catalogue; `say` translates them where they are shown."""
    return text


def number(value: float, decimals: int = 0) -> str:
    """1,234.5 with the marks of the language."""
    told = f"{value:,.{decimals}f}"
    code = _now.get()
    return told if code == ENGLISH else told.translate(_marks(code))


def order(text: str) -> tuple[int, ...]:
    """A key that sorts words as the language's alphabet does: і stands between и and й, not before all others."""
    letters = _ALPHABETS.get(_now.get(), "")
    return tuple(_FIRST_LETTER + letters.index(c) if c in letters else ord(c) for c in text.lower())


def share(value: float) -> str:
    """0.92 as 92%."""
    return say("{number}%", number=number(100 * value))


def capital(text: str) -> str:
    """`text` with its first letter large."""
    return text[:1].upper() + text[1:]


def month(value: int) -> str:
    """The month 1 to 12 as it stands in a date: April, квітня, апреля."""
    code = _now.get()
    return _MONTHS[value - 1] if code == ENGLISH else str(_locale(code).months["format"]["wide"][value])


def country(iso: str) -> str:
    """Name of the country with this ISO 3166-1 code; empty where the language's data have none, and in English."""
    code = _now.get()
    return "" if code == ENGLISH else countries(code).get(iso, "")


@lru_cache(maxsize=len(LANGUAGES))
def countries(code: str) -> Mapping[str, str]:
    """ISO 3166-1 code -> the country's name in the language `code`."""
    return {iso: str(name) for iso, name in _locale(code).territories.items() if iso.isalpha()}


@lru_cache(maxsize=len(LANGUAGES))
def cities(code: str) -> Mapping[tuple[str, str], str]:
    """ISO 3166-1 code of the country and English name -> name in the language `code`, of the cities that time zones are named after."""
    from babel.core import get_global

    english, own = _locale(ENGLISH).time_zones, _locale(code).time_zones
    made = {}
    for zone, iso in get_global("zone_territories").items():
        name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if told := own.get(zone, {}).get("city"):
            made[iso, name] = str(told)
    return made


def map_words(code: str) -> dict[str, str | dict[str, str]]:
    """What `static/map/` says in English -> the same in the language; the forms of a plural by CLDR's name for each."""
    return {} if code == ENGLISH else dict(_map_words(code))


def words_below(code: str) -> Mapping[str, str]:
    """Texts of the context `BELOW` in English -> the same in the language."""
    return {
        str(message.id): str(message.string)
        for message in ([] if code == ENGLISH else _kept(code))
        if message.context == BELOW and message.string
    }


def read(code: str) -> Catalog:
    """The catalogue of a language other than English.

    Raises:
        FileRefusedError: the file is missing, or no catalogue.
    """
    from babel.messages.pofile import PoFileError, read_po

    path = FOLDER / code / "LC_MESSAGES" / "dateline.po"
    try:
        with path.open("rb") as file:
            return read_po(file, locale=code, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error


_kept = lru_cache(maxsize=len(LANGUAGES))(read)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> GNUTranslations:
    from babel.messages.mofile import write_mo

    made = BytesIO()
    write_mo(made, _kept(code))
    made.seek(0)
    return GNUTranslations(made)


@lru_cache(maxsize=len(LANGUAGES))
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(code)


@lru_cache(maxsize=len(LANGUAGES))
def _marks(code: str) -> dict[int, str]:
    """From the marks of English numbers to those of the language."""
    symbols = _locale(code).number_symbols["latn"]
    return {ord(","): symbols["group"], ord("."): symbols["decimal"]}


@lru_cache(maxsize=len(LANGUAGES))
def _map_words(code: str) -> Mapping[str, str | dict[str, str]]:
    return MappingProxyType(dict(_words_of(_kept(code), _locale(code))))


def _words_of(catalogue: Catalog, locale: Locale) -> Iterator[tuple[str, str | dict[str, str]]]:
    from gettext import c2py

    category = {c2py(catalogue.plural_expr)(n): locale.plural_form(n) for n in range(200)}
    for message in catalogue:
        if message.context != MAP:
            continue
        text = message.id if isinstance(message.id, str) else message.id[0]
        told = message.string
        yield text, str(told) if isinstance(told, str) else {category[i]: f for i, f in enumerate(told or ())}
