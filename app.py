"""Dateline: the map page. Start it with `streamlit run app.py` or `python -m geo serve`."""

from geo.ui import frame, map_page

with frame.page("app.py", shows_view=True):
    map_page.draw()
