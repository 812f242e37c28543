"""Which column holds what, as a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from geo.importers.tables.mapping import FIELDS, ColumnMapping
from geo.speech.language import capital, later, say

_NONE = later("(none)")
_ORDERS = {
    "": later("as the column shows"),
    "dmy": later("day first (08/04)"),
    "mdy": later("month first (04/08)"),
}
_COLUMNS = 3


def form(mapping: ColumnMapping, header: Sequence[str], upload: str) -> ColumnMapping | None:
    """Draw the form; the mapping as the visitor wants it when it was changed, else None.

    Args:
        upload: goes into the widgets' keys, so that another file starts anew.
    """
    with (
        st.expander(say("Columns: {known} of {all} recognised", known=len(mapping.columns), all=len(header))),
        st.form(f"mapping_{upload}"),
    ):
        chosen = _fields(mapping, header, upload)
        order = st.selectbox(
            say("Order of day and month"), list(_ORDERS), format_func=lambda one: say(_ORDERS[one]),
            index=list(_ORDERS).index(mapping.date_order), key=f"mapping_order_{upload}",
        )  # fmt: skip
        if not st.form_submit_button(say("Read it this way")):
            return None
    wanted = replace(mapping, columns=chosen, date_order=order)
    return wanted if wanted != mapping else None


def _fields(mapping: ColumnMapping, header: Sequence[str], upload: str) -> dict[str, str]:
    """A choice of columns for each field; what was chosen."""
    places = st.columns(_COLUMNS)
    choices, chosen = [say(_NONE), *header], {}
    first = sorted(
        FIELDS, key=lambda field: field not in mapping.columns
    )  # what was recognised, then the others
    for number, (field, words) in enumerate((field, FIELDS[field]) for field in first):
        present = mapping.columns.get(field)
        position = 1 + header.index(present) if present is not None else 0
        picked = places[number % _COLUMNS].selectbox(
            capital(say(words)), range(len(choices)), index=position, format_func=choices.__getitem__,
            key=f"mapping_{field}_{upload}",
        )  # fmt: skip
        if picked:
            chosen[field] = choices[picked]
    return chosen
