"""Who must be named where incidents are published."""

from __future__ import annotations

import tomllib

from geo.settings import ROOT

_REPORTS = "Incidents: the publishers named in the sources of each; facts in brief, see their terms"


def attribution() -> str:
    """One line of credits: the reports' publishers, and the data that places come from.

    Read from `data/SOURCES.toml`.
    """
    with (ROOT / "data" / "SOURCES.toml").open("rb") as file:
        data = tomllib.load(file)["data"]
    credits = (f"{source['attribution']} ({source['licence']})" for source in data if source["attribution"])
    return "; ".join([_REPORTS, *dict.fromkeys(credits), "made with Dateline"])
