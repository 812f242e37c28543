"""From mentions to incident records: what happened, where, when, to whom, by whom, and who says so."""

from geo.events.catalogue import IncidentType, IncidentTypes, load_types
from geo.events.extract import Extraction, Extractor

__all__ = ["Extraction", "Extractor", "IncidentType", "IncidentTypes", "load_types"]
