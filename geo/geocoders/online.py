"""Online geocoders through geopy, as a good guest asks: in turn, once, with a name, and patiently.

Off by default. An answer is a place like any other, of lower score; "could not ask" is an exception and
never "no such place".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from geopy.adapters import AdapterHTTPError, get_retry_after
from geopy.exc import GeocoderRateLimited, GeopyError

from geo.errors import GeocoderUnavailableError
from geo.geocoders.turns import Turns
from geo.model import Place, Placement

SCORE = 0.6
"""Score of the first answer of an online geocoder: a search by words, whose reasons nobody tells."""
_REFUSED_S = 60.0  # how long to hold off after "too many requests" without a Retry-After
_MOST = 5


class Service(Protocol):
    """One provider: how to ask it, and how to read a place out of its answer."""

    name: str

    def ask(self, query: str, countries: Sequence[str], limit: int) -> list[dict[str, Any]]:
        """The provider's own records, best first; raises what geopy raises."""

    def place(self, record: Mapping[str, Any]) -> Place | None:
        """The place that `record` describes, or None where it cannot be read."""


class OnlineGeocoder:
    """A provider behind the shared turns and the shared memory.

    Args:
        service: the provider.
        turns: the file of turns and answers that the whole installation shares.
    """

    def __init__(self, service: Service, turns: Turns) -> None:
        self.service, self.turns = service, turns

    def places(self, query: str, *, countries: Sequence[str] = ()) -> list[Place]:
        """What the provider finds, best first; empty where it knows no such place.

        Raises:
            GeocoderUnavailableError: it could not be asked: no network, too slow, an error, too many requests,
                an answer that cannot be read. Carries `retry_after` where the provider said so.
        """
        question = json.dumps([query, sorted(countries)], ensure_ascii=True)
        known, records = self.turns.remembered(self.service.name, question)
        if not known:
            records = self._asked(query, countries) or None
            self.turns.remember(self.service.name, question, records)
        return [p for record in records or () if (p := self.service.place(record)) is not None]

    def place(self, query: str, *, countries: Sequence[str] = ()) -> Placement:
        """The provider's first answer as a placement.

        Raises:
            GeocoderUnavailableError: see `places`.
        """
        found = self.places(query, countries=countries)
        if not found:
            return Placement(reason=f"{self.service.name} knows no {query}")
        return self.answer(found[0])

    def answer(self, place: Place) -> Placement:
        """`place`, one of the provider's answers, as a placement."""
        return Placement(place=place, score=SCORE, method=f"asked {self.service.name}")

    def _asked(self, query: str, countries: Sequence[str]) -> list[dict[str, Any]]:
        self.turns.wait(self.service.name)
        try:
            return self.service.ask(query, countries, _MOST)
        except GeocoderRateLimited as error:
            wait = float(error.retry_after or _REFUSED_S)
            self.turns.hold_off(self.service.name, wait)
            raise self._unavailable("too many requests", wait) from error
        except GeopyError as error:
            asked = _retry_after(error)
            if asked is not None:
                self.turns.hold_off(self.service.name, asked)
            raise self._unavailable(_reason(error), asked) from error
        except OSError as error:
            raise self._unavailable(_reason(error)) from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise self._unavailable("its answer cannot be read") from error

    def _unavailable(self, reason: str, wait: float | None = None) -> GeocoderUnavailableError:
        return GeocoderUnavailableError(self.service.name, reason, retry_after=wait)


def records_of(locations: Sequence[Any] | None) -> list[dict[str, Any]]:
    """The provider's own records out of geopy's locations."""
    return [dict(location.raw) for location in locations or ()]


def guarded(read: Callable[[Mapping[str, Any]], Place]) -> Callable[[Mapping[str, Any]], Place | None]:
    """`read`, giving None for a record that holds no place."""

    def reader(record: Mapping[str, Any]) -> Place | None:
        try:
            return read(record)
        except (ValueError, LookupError, TypeError, AttributeError):
            return None

    return reader


def _retry_after(error: GeopyError) -> float | None:
    """Seconds after which a server that is unavailable (503) asks to be tried again; geopy reads that of a 429 only."""
    cause = error.__cause__
    if not isinstance(cause, AdapterHTTPError):
        return None
    return cast(float | None, get_retry_after(cause.headers))


def _reason(error: Exception) -> str:
    words = str(error).strip() or type(error).__name__
    return words if len(words) <= 200 else words[:199] + "…"
