"""Language: text in, sentences, trees, names, coreference and event scores out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casusbelli.language.analysis import Analysis, Name, Sentence, Word

if TYPE_CHECKING:
    from casusbelli.language.analyser import Analyser

__all__ = ["Analyser", "Analysis", "Name", "Sentence", "Word"]


def __getattr__(name: str) -> Any:
    """Import the analyser (and with it onnxruntime) only when it is asked for."""
    if name == "Analyser":
        from casusbelli.language.analyser import Analyser

        return Analyser
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
