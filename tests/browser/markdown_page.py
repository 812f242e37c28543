"""A page that shows hostile texts in each of the ways the real pages show text from outside."""

import json
import os
from pathlib import Path

import streamlit as st

from geo.ui import notices
from geo.ui.plain import plain

for number, text in enumerate(json.loads(Path(os.environ["TEXTS"]).read_text(encoding="utf-8"))):
    with st.container(key=f"markdown_{number}"):
        st.markdown(plain(text))
    with st.container(key=f"label_{number}"):
        st.button(plain(text), key=f"button_{number}")
    with st.container(key=f"notice_{number}"):
        notices.hint(text)
with st.container(key="end"):
    st.text("end")
