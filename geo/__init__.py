"""Dateline: news reports in, a dated, sourced, reviewable incident map out."""

__version__ = "0.1.0"
