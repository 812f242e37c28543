"""Sources: the data and software behind the map, and their licences."""

from geo.ui import frame, source_page

with frame.page(
    "pages/sources.py",
    title="Sources",
    lead="Where the places, borders and demonstration incidents come from, and under which terms.",
):
    source_page.draw()
