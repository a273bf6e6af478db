"""Tools for tests: the real reader and the fake coder."""

from __future__ import annotations

from casusbelli.cli.tools import Tools, default_tools

__all__ = ["FAKE_CODER", "fake_tools"]

FAKE_CODER = "casusbelli.pipeline.fake:FakeCoder"


def fake_tools() -> Tools:
    """Tools that need neither model nor tables."""
    return Tools(coder=FAKE_CODER, read=default_tools().read)
