"""From mentions to incident records: what happened, where, when, to whom, by whom, and who says so.

`geo.events.extract.Extractor` does it all; pages that only name types import `geo.events.catalogue`, which is quick.
"""
