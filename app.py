"""Dateline: the map page. Start it with `streamlit run app.py` or `python -m geo serve`."""

if __name__ == "__main__":  # Streamlit runs this file anew for each look of a visitor
    from geo.ui import frame, map_page

    with frame.page("app.py", shows_view=True):
        map_page.draw()
else:  # `streamlit run` imports it once, to serve what it names `app`
    from streamlit import App

    from geo.ui import launch

    app = App(__file__, middleware=launch.middleware())
