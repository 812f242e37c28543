"""Recognise place names in a text and say which place each one is."""

from geo.parsing.parser import Parser

__all__ = ["Parser"]
