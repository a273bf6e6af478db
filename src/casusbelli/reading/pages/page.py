"""One HTML page to one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casusbelli.errors import InputError
from casusbelli.reading.failure import Failure
from casusbelli.reading.lines import boilerplate_spans, credits_of
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.pages.authors import authors_of
from casusbelli.reading.pages.body import body_of
from casusbelli.reading.pages.head import head_of
from casusbelli.reading.pages.published import published_day
from casusbelli.reading.pages.publisher import address_of, publisher_of
from casusbelli.reading.pages.title import title_of
from casusbelli.reading.pages.tree import page_tree, without_unread
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_page"]


def read_page(
    markup: str, key: str, setting: Setting, *, original: bytes, given: Mapping[str, Any] | None = None
) -> Outcome:
    """The document of a page's markup; `given` holds fields (published, url, title ...) its giver states, which win.

    Boilerplate lines are left out of the text, after their wire and byline have been taken.
    """
    stated = given or {}
    url = stated.get("url")
    if len(original) > setting.limits.page_bytes:
        return Failure(key, f"page of {len(original):,} bytes: more than {setting.limits.page_bytes:,} are not read")
    try:
        tree = page_tree(markup, setting.limits)
    except InputError as error:
        return Failure(key, str(error))
    head = head_of(tree)
    byline = authors_of(head, tree)
    day = published_day(head, url, tree)
    raw = body_of(head, without_unread(tree), url)
    credit = credits_of(raw, extracted=True)
    return make_document(
        _without_boilerplate(raw),
        key,
        setting,
        original=original,
        published=settled_day(stated.get("published"), day, key, setting),
        title=stated.get("title") or title_of(head),
        publisher=stated.get("publisher") or publisher_of(head, url),
        byline=byline,
        url=url or address_of(head, None),
        credit=credit,
    )


def _without_boilerplate(text: str) -> str:
    kept: list[str] = []
    place = 0
    for start, end, _ in boilerplate_spans(text, extracted=True):
        kept.append(text[place:start])
        place = end
    kept.append(text[place:])
    return "\n\n".join(line for line in "".join(kept).split("\n") if line.strip())
