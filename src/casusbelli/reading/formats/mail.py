"""Mail: one message (EML, MHTML) or a mailbox of them."""

from __future__ import annotations

import datetime as dt
import email
import email.header
import email.message
import email.policy
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode, scrub
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.pages import read_page
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_mail", "read_mailbox"]

_MARK = b"From "


def read_mail(source: Source, setting: Setting) -> Iterator[Outcome]:
    """The message's text part kept as it stands, else its HTML part read as a page; subject and date are its own."""
    try:
        data = source.whole(setting.limits.page_bytes)
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    yield _message(data, source.key, setting)


def read_mailbox(source: Source, setting: Setting) -> Iterator[Outcome]:
    """Every message of an mbox file, keyed by its number; one message in memory at a time."""
    for number, data in enumerate(_messages(source.stream, setting.limits.page_bytes), start=1):
        key = f"{source.key}:{number}"
        if data is None:
            yield Failure(key, f"message of more than {setting.limits.page_bytes:,} bytes: not read")
        else:
            yield _message(data, key, setting)


def _message(data: bytes, key: str, setting: Setting) -> Outcome:
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        plain, markup = _part(message, "text/plain"), _part(message, "text/html")
        subject, day = _header(message, "Subject"), _day(message)
        sender = parseaddr(_header(message, "From") or "")[0]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Failure(key, f"mail that cannot be taken apart: {error}")
    published = settled_day(None, day, key, setting)
    location = _header(message, "Content-Location") or _header(message, "Snapshot-Content-Location")
    if plain and plain.strip():
        return make_document(plain, key, setting, original=data, published=published, title=subject, publisher=sender)
    if markup and markup.strip():
        given = {"published": published, "title": subject, "publisher": sender or None, "url": location}
        return read_page(markup, key, setting, original=data, given=given)
    return Failure(key, "mail without a text or HTML part")


def _part(message: email.message.Message, wanted: str) -> str | None:
    for part in message.walk():
        if part.get_content_type() != wanted or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            return decode(payload, declared=part.get_content_charset()).text
    return None


def _header(message: email.message.Message, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    try:
        pieces = email.header.decode_header(str(value))
    except HeaderParseError:
        pieces = [(str(value), None)]
    return scrub("".join(_piece(text, label) for text, label in pieces)).strip()


def _piece(text: bytes | str, label: str | None) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode(label or "utf-8", "replace")
    except LookupError:
        return text.decode("utf-8", "replace")


def _day(message: email.message.Message) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    lines: list[bytes] = []
    size, blank, seen = 0, True, False
    while line := stream.readline(1_000_000):
        if blank and line.startswith(_MARK):
            if seen:
                yield None if size > limit else b"".join(lines)
            lines, size, seen, blank = [], 0, True, False
            continue
        size += len(line)
        if size <= limit:
            lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
        else:
            lines = []
        blank = not line.strip()
    if seen:
        yield None if size > limit else b"".join(lines)
