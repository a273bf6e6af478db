"""The running text of a page: trafilatura's fast mode, then the lines that are no part of the report left out."""

from __future__ import annotations

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

__all__ = ["body_of"]


def body_of(tree: html.HtmlElement, url: str | None) -> str:
    """The page's own text, one blank line between paragraphs; empty when there is none."""
    options = Extractor(output_format="python", fast=True, comments=False, tables=False, url=url)
    try:
        found = bare_extraction(tree, url=url, options=options)
    except (ValueError, RecursionError, AttributeError, TypeError):
        return ""
    text = getattr(found, "text", None) or ""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
