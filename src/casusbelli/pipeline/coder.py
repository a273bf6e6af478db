"""The coder: one document in, one report out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from casusbelli.errors import UsageError
from casusbelli.records import Document, Report

if TYPE_CHECKING:
    from casusbelli.coding import Resources
    from casusbelli.language import Analyser

__all__ = ["DEFAULT_CODER", "FAST_CODER", "Coder", "LanguageCoder", "Leaning", "load_coder"]

DEFAULT_CODER = "casusbelli.pipeline.coder:LanguageCoder.load"
FAST_CODER = "casusbelli.pipeline.coder:LanguageCoder.load_fast"


class Coder(Protocol):
    """Whatever turns a document into its report; `name` is the version stored with the result ("coder.v1")."""

    @property
    def name(self) -> str: ...

    def code(self, document: Document) -> Report:
        """The report of `document`; its events are those of this document alone."""
        ...


@runtime_checkable
class Leaning(Protocol):
    """A coder that can leave out what a lean report lacks."""

    def lean(self) -> Coder:
        """The same coder, whose reports come without spans and without the events of the document alone."""
        ...


class LanguageCoder:
    """The shipped coder: the language model, the knowledge tables and the coding rules, loaded once."""

    def __init__(self, analyser: Analyser, resources: Resources, *, lean: bool = False) -> None:
        self._analyser = analyser
        self._resources = resources
        self._lean = lean

    @classmethod
    def load(cls, *, fast: bool = False) -> LanguageCoder:
        """Load the shipped model and tables; raises ModelError or KnowledgeError when one is missing or damaged."""
        from casusbelli.coding import Resources
        from casusbelli.language import Analyser

        return cls(Analyser.load(fast=fast), Resources.load())

    @classmethod
    def load_fast(cls) -> LanguageCoder:
        """The coder on the smaller model: faster by a third, and wrong more often; raises as `load`."""
        return cls.load(fast=True)

    def lean(self) -> LanguageCoder:
        """The same without spans and without the events of a document alone."""
        return LanguageCoder(self._analyser, self._resources, lean=True)

    @property
    def name(self) -> str:
        from casusbelli.coding import CODER_NAME

        return CODER_NAME

    def code(self, document: Document) -> Report:
        from casusbelli.coding import code_document
        from casusbelli.reading import boilerplate_spans, is_foreign

        if is_foreign(document.language):
            reason = f"the text is in another language ({document.language}); only English is coded"
            return Report(document, error=reason)
        skip = [(start, end) for start, end, _ in boilerplate_spans(document.text)]
        return code_document(document, self._analyser.analyse(document.text, skip), self._resources, lean=self._lean)


def load_coder(spec: str) -> Coder:
    """The coder that `spec` ("module:callable") makes.

    Raises:
        UsageError: there is no such module or callable.
    """
    module_name, _, attributes = spec.partition(":")
    try:
        made: object = import_module(module_name)
        for attribute in attributes.split("."):
            made = getattr(made, attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise UsageError(f"no coder {spec!r} ({error}); give it as module:callable") from error
    if not callable(made):
        raise UsageError(f"coder {spec!r} is not callable; give it as module:callable")
    return cast(Coder, made())
