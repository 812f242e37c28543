"""The pages' building blocks: the only code that knows Streamlit, apart from `app.py` and `pages/`."""
