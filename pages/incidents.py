"""Incidents: the table of what the filter shows, and one incident in full."""

from geo.speech.language import later
from geo.ui import frame, incident_page

with frame.page(
    "pages/incidents.py",
    title=later("Incidents"),
    lead=later("The same selection as on the map. Choose a row to read the incident in full."),
    shows_view=True,
):
    incident_page.draw()
