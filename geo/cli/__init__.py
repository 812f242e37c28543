"""The shell: `python -m geo`."""

from geo.cli.main import app

__all__ = ["app"]
