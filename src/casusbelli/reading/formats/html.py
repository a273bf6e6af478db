"""A saved HTML page."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.pages import read_page
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_html"]


def read_html(source: Source, setting: Setting) -> Iterator[Outcome]:
    """The page's document; the encoding is the one its bytes fit, whatever it declares."""
    try:
        data = source.whole(setting.limits.page_bytes)
        markup = decode(data, declared=_charset(source.media_type)).text
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    yield read_page(markup, source.key, setting, original=data, given={"url": source.url})


def _charset(media_type: str | None) -> str | None:
    _, _, label = (media_type or "").lower().partition("charset=")
    return label.split(";")[0].strip(" \"'") or None
