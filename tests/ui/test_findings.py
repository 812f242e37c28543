"""What heads a report that has no title."""

from __future__ import annotations

import pytest

from geo.ui.findings import headline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 June 2025\n\nDrones struck a depot near Sumy\nMore text.", "Drones struck a depot near Sumy"),
        ("Sun, 08 Jun 2025 06:10:25 GMT\nNight of drones", "Night of drones"),
        ("By Jane Q. Example, Example News\n2025-06-08\nShelling in Kharkiv", "Shelling in Kharkiv"),
        ("\n  Shelling in Kharkiv on 8 June 2025\n", "Shelling in Kharkiv on 8 June 2025"),
        ("By evening the town was under fire.", "By evening the town was under fire."),
        ("8 June 2025", "8 June 2025"),
        ("", ""),
        ("x" * 130, "x" * 119 + "…"),
        ("<img src=x onerror=alert(1)>\nNext", "<img src=x onerror=alert(1)>"),
    ],
)
def test_the_headline_is_the_first_line_that_is_no_date_and_no_byline(text: str, expected: str) -> None:
    assert headline(text) == expected
