"""Plain text: kept exactly as given."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode_text
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_text"]


def read_text(source: Source, setting: Setting) -> Iterator[Outcome]:
    """One document whose text is the file's, character for character (a byte-order mark is not a character)."""
    try:
        data = source.whole(setting.limits.page_bytes)
        text = decode_text(data).text
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    day = settled_day(None, None, source.key, setting)
    yield make_document(text, source.key, setting, original=data, published=day, url=source.url)
