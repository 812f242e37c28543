"""Bytes in, reports and incidents out: one file per format."""
