"""Fixtures of the places tests: the shipped gazetteer, loaded once, and readings with and without a tree."""

from __future__ import annotations

import pytest

from casusbelli.knowledge.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.load()
