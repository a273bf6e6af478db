"""Who did what to whom, by whose word, in answer to what: from an analysis to mentions and ties."""

from casusbelli.coding.report import CODER_NAME, Resources, code_document

__all__ = ["CODER_NAME", "Resources", "code_document"]
