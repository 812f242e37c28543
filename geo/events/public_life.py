"""Whom violence is political against: offices, faiths, movements and those who report, as beginnings of words in three languages."""

from __future__ import annotations

POLITICAL = (
    "terror", "extremis", "islam", "politic", "mayor", "lawmaker", "minister", "senator", "candidate", "president", "journalist", "activist", "militia", "rebel", "cartel", "settler", "palestin", "israel", "mosque", "church", "synagog", "migrant", "ethnic", "racis", "protest", "worship", "терор", "террор", "політ", "полит", "депутат", "мер", "журналіст", "журналист", "активіст", "активист", "мечет", "церк", "синагог",
)  # fmt: skip
"""With such a word in its sentence a shooting or a stabbing is no mere crime."""
