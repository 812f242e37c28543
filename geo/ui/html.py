"""HTML in which every piece of text is escaped by construction.

`tag` makes elements; a child that is a plain `str` is text and gets escaped, only what `tag` itself made
(`Html`) is taken as it is. Attribute values are escaped likewise, and addresses must be http or https.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from geo.ui.plain import sendable

_VOID = frozenset({"br", "hr"})


class Html(str):
    """A finished piece of HTML; made by `tag` and `joined` only."""

    __slots__ = ()


Child = str | None
"""Text (escaped), a finished `Html`, or None (left out)."""


def tag(name: str, *children: Child, **attributes: str | None) -> Html:
    """An element.

    Args:
        name: `p`, `span`, ... a constant of ours.
        children: text, elements, or None.
        attributes: an underscore stands for a hyphen, one at the end is dropped (`class_`); None leaves
            the attribute out.
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[Child], between: str = "") -> Html:
    """Text and elements one after another, None left out."""
    pieces = [c if isinstance(c, Html) else _escaped(c) for c in children if c is not None]
    return Html(_escaped(between).join(pieces))


def link(text: str, url: str) -> Html:
    """A link that opens in a tab of its own; an address that is not http or https is shown as text only."""
    if not url.lower().startswith(("http://", "https://")):
        return tag("span", text)
    return tag("a", text, href=url, target="_blank", rel="noopener noreferrer")


def _escaped(text: str) -> str:
    return html.escape(sendable(text), quote=True)
