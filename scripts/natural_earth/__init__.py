"""Steps of `scripts/build_natural_earth.py`."""
