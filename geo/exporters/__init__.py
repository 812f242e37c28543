"""Incidents out: one file per format, one line in the registry each."""

from geo.exporters.export import FORMATS, Format, export, export_incidents, format_of
from geo.exporters.options import ExportOptions

__all__ = ["FORMATS", "ExportOptions", "Format", "export", "export_incidents", "format_of"]
