"""Who must be named where incidents are published."""

from __future__ import annotations

from functools import cache

from geo.credits import load_credits

_REPORTS = "Incidents: the publishers named in the sources of each; facts in brief, see their terms"


@cache
def attribution() -> str:
    """One line of credits: the reports' publishers, and the data that places come from.

    Read from `data/SOURCES.toml`, once: the file is shipped, and reading it takes longer than writing a small export.
    """
    credits = (f"{one.attribution} ({one.licence})" for one in load_credits().data if one.attribution)
    return "; ".join([_REPORTS, *dict.fromkeys(credits), "made with Dateline"])
