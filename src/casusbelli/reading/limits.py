"""The one table of how much the reader takes from anybody: sizes, depths, counts and times."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMITS", "MEGABYTE", "Limits"]

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; sizes in bytes, times in seconds.

    A source over a bound is refused with one `Failure`; what came before it in the same container is kept.
    """

    page_bytes: int = 20 * MEGABYTE
    """One page, text, mail, feed or JSON line, after decompression."""
    file_bytes: int = 200 * MEGABYTE
    """One PDF or DOCX file."""
    unpacked_bytes: int = 20_000 * MEGABYTE
    """All members of one archive together, after decompression."""
    ratio: int = 1000
    """An archive member that unpacks to more than this many times its packed size (and over `ratio_floor`) is a
    bomb.
    """
    ratio_floor: int = 10 * MEGABYTE
    """Unpacked size under which the ratio is not looked at."""
    members: int = 1_000_000
    """Files in one archive or folder, rows in one table, items in one feed."""
    depth: int = 3
    """Archives inside archives."""
    folder_depth: int = 32
    """Folders inside folders."""
    apart_memory: int = 1536 * MEGABYTE
    """What the process that reads one PDF or DOCX file may take on top of what it starts with."""
    apart_seconds: float = 20.0
    """What it may take for the smallest file,"""
    apart_speed: float = 50_000.0
    """and a second more for so many bytes,"""
    apart_longest: float = 150.0
    """up to this."""
    pdf_pages: int = 2_000
    """Pages read of one PDF."""
    text_characters: int = 2_000_000
    """Clean text of one document, in code points."""
    tree_elements: int = 300_000
    """Elements of one page's tree."""
    tree_depth: int = 250
    """Depth of one page's tree (lxml's own bound is 253)."""
    lookahead_days: int = 1
    """Days a publication date may lie after today."""
    urls: int = 10_000
    """Addresses taken from one list or sitemap."""


LIMITS = Limits()
