"""About: what Dateline is, how exact it is, and what it cannot do."""

from geo.speech.language import later
from geo.ui import about_page, frame

with frame.page("pages/about.py", title=later("About Dateline")):
    about_page.draw()
