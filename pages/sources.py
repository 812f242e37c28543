"""Sources: the data and software behind the map, and their licences."""

from geo.speech.language import later
from geo.ui import frame, source_page

with frame.page(
    "pages/sources.py",
    title=later("Sources"),
    lead=later("Where the places, borders and demonstration incidents come from, and under which terms."),
):
    source_page.draw()
