"""E-mails (.eml): the plain text, or the main text of the HTML part; subject, date and sender from the head.

Attachments are not opened.
"""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from geo.errors import FileRefusedError
from geo.importers import html
from geo.importers.content import Content
from geo.importers.dates import metadata_date


def read(data: bytes, name: str) -> Content:
    """The text of an e-mail and what its head says.

    Raises:
        FileRefusedError: it has neither head nor text.
    """
    try:
        message = email.message_from_bytes(data, policy=default)
        body = (
            message.get_body(preferencelist=("plain", "html")) if isinstance(message, EmailMessage) else None
        )
        text = body.get_content() if body is not None else ""
        subject, sent, sender = (str(message.get(h) or "") for h in ("subject", "date", "from"))
    except (LookupError, ValueError, AttributeError, TypeError, KeyError, IndexError) as error:
        raise FileRefusedError(
            name, f"it cannot be read as an e-mail ({error})", "Save its text as .txt"
        ) from None
    if not (subject or sent or sender):
        raise FileRefusedError(name, "it has no head as an e-mail has", "Save it as .txt and add that")
    if body is not None and body.get_content_type() == "text/html":
        text = html.read(text).text
    address = parseaddr(sender)
    day = metadata_date(sent)
    return Content(
        text=text.replace("\r\n", "\n").replace("\x00", ""),
        title=" ".join(subject.split()),
        published=day,
        published_from="date of sending" if day else "",
        publisher=address[0] or address[1],
    )
