"""Rows in, incident records out: other people's tables, read by a mapping of their columns."""
