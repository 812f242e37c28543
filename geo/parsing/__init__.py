"""Recognise place names in a text and say which place each one is."""
