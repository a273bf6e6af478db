"""Knowing who is meant: actors, offices by date, ties between actors."""

from __future__ import annotations

from .base import KnowledgeBase
from .memory import DocumentActors
from .records import Candidate, Entity, Part, Resolution, Tie

__all__ = ["Candidate", "DocumentActors", "Entity", "KnowledgeBase", "Part", "Resolution", "Tie"]
