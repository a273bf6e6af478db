"""Lines of a text that are no part of the report: promo, related stories, newsletters, syndication, bylines,
captions.
"""

from casusbelli.reading.lines.classifier import Credit, boilerplate_spans, credits_of, kind_of_line
from casusbelli.reading.lines.folding import fold

__all__ = ["Credit", "boilerplate_spans", "credits_of", "fold", "kind_of_line"]
