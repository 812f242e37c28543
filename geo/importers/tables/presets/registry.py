"""All presets, the most particular first."""

from geo.importers.tables.presets import acled, cir, gdelt, geoconfirmed, timemap, ucdp, viina

PRESETS = (
    acled.PRESET, ucdp.PRESET, gdelt.PRESET, viina.DAILY, viina.PRESET, cir.PRESET, cir.LAYER, geoconfirmed.PRESET,
    timemap.PRESET,
)  # fmt: skip
"""One line each."""
