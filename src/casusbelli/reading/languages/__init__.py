"""Which language a text is in, from its script and its small words."""

from casusbelli.reading.languages.detector import ENGLISH, OTHER, UNDETERMINED, detect, is_foreign

__all__ = ["ENGLISH", "OTHER", "UNDETERMINED", "detect", "is_foreign"]
