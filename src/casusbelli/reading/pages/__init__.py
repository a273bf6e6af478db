"""Web pages: their text, and what they say about themselves."""

from casusbelli.reading.pages.page import read_page
from casusbelli.reading.pages.tree import looks_like_page

__all__ = ["looks_like_page", "read_page"]
