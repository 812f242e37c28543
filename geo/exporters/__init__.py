"""Incidents out: one file per format, one line in the registry each."""

from geo.exporters.export import FORMATS, Format, export, export_incidents, format_of

__all__ = ["FORMATS", "Format", "export", "export_incidents", "format_of"]
