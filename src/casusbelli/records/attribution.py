"""By whose word."""

from __future__ import annotations

from dataclasses import dataclass

from casusbelli.records.participant import Participant
from casusbelli.records.span import Span

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: `source` None when nobody is named ("reportedly"); `stance` as in the codebook, section 2."""

    source: Participant | None
    stance: str
    cue: Span | None = None
