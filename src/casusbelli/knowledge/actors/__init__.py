"""Knowing who is meant: actors, offices by date, ties between actors."""

from __future__ import annotations

from .base import KnowledgeBase
from .records import Candidate, Entity, Part, Resolution, Tie

__all__ = ["Candidate", "Entity", "KnowledgeBase", "Part", "Resolution", "Tie"]
