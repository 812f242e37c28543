"""Bytes in, reports and incidents out: one file per format."""

from geo.importers.read import READERS, SUFFIXES, Reader, ReadFile, read_file, read_report

__all__ = ["READERS", "SUFFIXES", "ReadFile", "Reader", "read_file", "read_report"]
