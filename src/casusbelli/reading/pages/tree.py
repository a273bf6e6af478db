"""A page's tree: parsed with nothing fetched or expanded, and bounded in size and depth."""

from __future__ import annotations

import re

from lxml import etree, html

from casusbelli.errors import InputError
from casusbelli.reading.limits import Limits

__all__ = ["looks_like_page", "page_tree", "safe_xml", "without_unread"]

_TAGS = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|article|section|div|p|h1|main|table|meta|title|script|br|span)\b[^<>]{0,500}>",
    re.I,
)
_INVALID = bytes(code for code in range(32) if code not in b"\t\n\r")
_BLANKED = bytes.maketrans(_INVALID, b" " * len(_INVALID))
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}\?>")
_HEAD = 20_000
_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""lxml's own look-up asks Python for the class of every element, which is a tenth of the time a page takes."""
_UNREAD = (
    "style",
    "svg",
    "iframe",
    "canvas",
    "audio",
    "video",
    "object",
    "embed",
    "map",
    "nav",
    "button",
    "select",
    "dialog",
)


def looks_like_page(text: str) -> bool:
    """True when the text has the tags of a page near its start."""
    head = text[:_HEAD]
    return "<" in head and _TAGS.search(head) is not None


def page_tree(text: str, limits: Limits) -> html.HtmlElement:
    """The element tree of a page, however broken its markup.

    Raises:
        InputError: no element in it, or more elements than the limits allow.
    """
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True, encoding="utf-8"
    )
    parser.set_element_class_lookup(_ELEMENTS)
    source = _DECLARATION.sub(b"", text.encode("utf-8", "replace").translate(_BLANKED), count=1).strip()
    if not source:
        raise InputError("empty page")
    if source.count(b"<") > 2 * limits.tree_elements:
        raise InputError(f"page of more than {limits.tree_elements:,} elements: not read")
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise InputError(f"not a page: {error}") from None
    return tree


def without_unread(tree: html.HtmlElement) -> html.HtmlElement:
    """The same tree without what holds no text of a report: menus, styles, players, all scripts but JSON-LD."""
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "").lower():
            script.tag = "style"
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    return tree


def safe_xml(data: bytes) -> etree._Element:
    """The root of an XML document; entities are not expanded, no DTD or file is opened.

    Raises:
        InputError: not well-formed, or it declares entities.
    """
    if b"<!ENTITY" in data[:100_000] or b"<!ENTITY" in data:
        raise InputError("XML that declares entities: not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, dtd_validation=False
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"not well-formed XML: {error}") from None
