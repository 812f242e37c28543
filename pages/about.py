"""About: what Dateline is, how exact it is, and what it cannot do."""

from geo.ui import about_page, frame
from geo.ui.language import later

with frame.page("pages/about.py", title=later("About Dateline")):
    about_page.draw()
