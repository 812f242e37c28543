"""First the gazetteer, then, only if switched on, an online geocoder."""

from __future__ import annotations

from dataclasses import replace

from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.index import Gazetteer
from geo.geocoders.gazetteer import GazetteerGeocoder
from geo.geocoders.nominatim import PUBLIC as NOMINATIM
from geo.geocoders.nominatim import NominatimService
from geo.geocoders.online import OnlineGeocoder, Service
from geo.geocoders.photon import PUBLIC as PHOTON
from geo.geocoders.photon import PhotonService
from geo.geocoders.resolver import Question, stated_scopes
from geo.geocoders.scope import lies_in
from geo.geocoders.turns import Turns
from geo.model import Place, Placement
from geo.settings import Settings, load_settings

USER_AGENT = "Dateline/0.1 (news reports to incident maps)"
_TIMEOUT_S = 10.0


class ChainGeocoder(GazetteerGeocoder):
    """Asks the gazetteer; what it lacks, the online geocoder, where there is one.

    An online answer outside the region that the text states is no answer: a name is never moved to a
    namesake, whoever knows it.

    Args:
        gazetteer: the gazetteer; opened by the settings where it is None.
        online: the online geocoder; the one that the settings switch on where it is None, else none.
        settings: from the environment where None.
        region: ISO 3166 code of a region of interest.
        fall_back_to_area: answer with the stated area where a name is not found in it.

    Raises:
        GazetteerError: the gazetteer can neither be opened nor built.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        online: OnlineGeocoder | None = None,
        settings: Settings | None = None,
        region: str | None = None,
        fall_back_to_area: bool = False,
        timeout: float | None = None,
        user_agent: str | None = None,
    ) -> None:
        chosen = settings or load_settings()
        super().__init__(
            gazetteer, settings=chosen, region=region, fall_back_to_area=fall_back_to_area, timeout=timeout
        )
        self.online = online or online_geocoder(chosen, user_agent=user_agent, timeout_s=timeout)
        self._settings = chosen
        self._admin: AdminIndex | None = None

    def _resolve(self, question: Question) -> Placement:
        """As the gazetteer's, with the online geocoder behind it.

        Raises:
            GeocoderUnavailableError: the gazetteer lacks the place, and the online geocoder could not be asked.
        """
        strict = super()._resolve(replace(question, fall_back_to_area=False))
        if strict.place is not None or not question.query.strip():
            return strict
        online = self._found_online(question, self.online) if self.online else None
        if online is None and question.fall_back_to_area:
            return super()._resolve(question)
        return online or strict

    def _found_online(self, question: Question, online: OnlineGeocoder) -> Placement | None:
        """The first online answer that lies in every stated area."""
        scopes = stated_scopes(self.gazetteer, question)
        known = [s for s in scopes if s.areas]
        if scopes and not known:
            return None
        words = [question.query, *(s.text for s in scopes if s.text not in question.query)]
        countries = sorted({a.country for s in known[-1:] for a in s.areas if a.country})
        for place in online.places(", ".join(words), countries=countries):
            placed = self._with_division(place)
            if all(any(lies_in(self.gazetteer, placed, a) for a in s.areas) for s in known):
                return online.answer(placed)
        return None

    def _with_division(self, place: Place) -> Place:
        """`place` with the country and division that its point lies in, where the provider gave none."""
        if place.admin1 and place.country:
            return place
        self._admin = self._admin or AdminIndex.load(self._settings)
        area = self._admin.locate(place.latitude, place.longitude)
        country = place.country or area.country
        return replace(place, country=country, admin1=place.admin1 or area.admin1)


def online_geocoder(
    settings: Settings, *, user_agent: str | None = None, timeout_s: float | None = None
) -> OnlineGeocoder | None:
    """The online geocoder that `settings` switch on, or None."""
    service: Service
    agent, timeout = user_agent or USER_AGENT, timeout_s or _TIMEOUT_S
    if settings.online == "nominatim":
        service = NominatimService(settings.online_url or NOMINATIM, user_agent=agent, timeout_s=timeout)
    elif settings.online == "photon":
        service = PhotonService(settings.online_url or PHOTON, user_agent=agent, timeout_s=timeout)
    else:
        return None
    return OnlineGeocoder(service, Turns(settings.home / "online.sqlite"))
