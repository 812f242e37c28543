"""Add reports: paste or upload, look at what was read, keep or drop, save."""

import streamlit as st

from geo.speech.language import later
from geo.ui import findings, frame, readings, report_form, resources

with frame.page(
    "pages/add_reports.py",
    title=later("Add reports"),
    lead=later(
        "Paste a news report or upload files. You see every place that was recognised and every incident found, "
        "and nothing is saved before you say so. Texts stay on this machine."
    ),
):
    above = st.container()  # filled last: what is read now goes before what was saved
    if handed_in := report_form.form(resources.settings()):
        readings.read(*handed_in)
    with above:
        findings.tell_saved()
    for reading in readings.kept():
        findings.draw(reading)
