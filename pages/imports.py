"""Import: tables and geodata of others, looked at first and undone where it was a mistake; feeds."""

from geo.speech.language import later
from geo.ui import feed_list, frame, import_page

with frame.page(
    "pages/imports.py",
    title=later("Import"),
    lead=later(
        "Bring in a spreadsheet or geodata. You see how it is read and what would be left out before anything is stored, and every "
        "import can be undone. Files stay on this machine."
    ),
):
    import_page.draw()
    feed_list.draw()
