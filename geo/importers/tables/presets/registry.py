"""All presets, the most particular first."""

from geo.importers.tables.presets import acled, cir, gdelt, timemap, ucdp, viina

PRESETS = (acled.PRESET, ucdp.PRESET, gdelt.PRESET, viina.PRESET, cir.PRESET, timemap.PRESET)
"""One line each."""
