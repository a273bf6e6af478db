"""Every error the package raises on purpose.

CasusError                 one line: what, where, what to do
├── InputError             something given cannot be read (bad file, bad JSON line, unknown language)
├── FetchError             something on the network was refused or did not answer
├── StoreError             the store cannot be opened, read or written
├── ModelError             the language model's file is missing or not the one expected
├── KnowledgeError         a shipped or user's table is missing, stale or malformed
└── UsageError             the command was called wrongly
"""

from __future__ import annotations

__all__ = ["CasusError", "FetchError", "InputError", "KnowledgeError", "ModelError", "StoreError", "UsageError"]


class CasusError(Exception):
    """Root of the package's errors; its text is one line fit for a user."""


class InputError(CasusError):
    """Something given cannot be read."""


class FetchError(CasusError):
    """Something on the network was refused or did not answer."""


class StoreError(CasusError):
    """The store cannot be opened, read or written."""


class ModelError(CasusError):
    """The language model's file is missing or not the one expected."""


class KnowledgeError(CasusError):
    """A shipped or user's table is missing, stale or malformed."""


class UsageError(CasusError):
    """The command was called wrongly."""
