"""Which candidates become rows, and how sure each row is."""

from __future__ import annotations

from casusbelli.coding.cast import is_political
from casusbelli.coding.draft import Draft

__all__ = ["accepted", "rule_confidence"]

NEEDS_ACTOR = frozenset(
    {
        "ACCUSE",
        "REQUEST",
        "SUPPORT",
        "REJECT",
        "THREATEN",
        "AGREE",
        "CONSULT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "SANCTION",
        "MOBILIZE",
    }
)


def accepted(draft: Draft) -> bool:
    """Whether anyone political or armed takes part, and whether a doubtful word has both sides."""
    parties = (*draft.actors, *draft.recipients)
    political = [p for p in parties if is_political(p)]
    if not parties and not draft.harms and draft.trigger.sense.weak:
        return False
    if draft.trigger.sense.weak:
        return bool(political) and (
            bool(draft.actors) and bool(draft.recipients or draft.trigger.sense.frame in {"self", "mutual"})
        )
    if draft.event_type in NEEDS_ACTOR and not draft.actors and not political:
        return False
    return (
        bool(political)
        or any(p.country for p in parties)
        or bool(draft.harms and draft.event_type == "ASSAULT")
        or draft.event_type == "PROTEST"
    )


def rule_confidence(draft: Draft) -> float:
    """How sure the rules alone are, before calibration."""
    score = 0.45 if draft.trigger.sense.weak else 0.7
    score += 0.1 if draft.actors else -0.15
    score += 0.1 if draft.recipients else -0.05
    return max(0.05, min(0.95, score))
