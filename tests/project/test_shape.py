"""House rules that no linter knows: no pickle, no module too long, no import against the arrows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "casusbelli"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 500
FORBIDDEN = {"pickle", "marshal", "shelve", "joblib", "torch", "training", "evaluation"}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_too_long_or_imports_what_it_must_not(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert not {name.split(".")[0] for name in imports(path)} & FORBIDDEN


@pytest.mark.parametrize("room", ["records", "ontology", "reading", "language", "times", "coding", "merging", "copies"])
def test_the_earlier_rooms_know_nothing_of_store_views_and_commands(room):
    later = ("casusbelli.store", "casusbelli.views", "casusbelli.cli", "casusbelli.pipeline")
    for path in (PACKAGE / room).rglob("*.py"):
        assert not [name for name in imports(path) if name.startswith(later)], path


def test_nobody_lets_lxml_or_numpy_run_what_they_read():
    for path in MODULES:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"resolve_entities\s*=\s*True|allow_pickle\s*=\s*True|huge_tree\s*=\s*True", source), path


def test_importing_the_package_does_no_work():
    script = "import sys, casusbelli; print(sorted(m for m in sys.modules if m.startswith(('numpy', 'lxml', 'onnx'))))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_room_exports_what_it_names():
    script = (
        "import importlib, pathlib, sys\n"
        "for room in sys.argv[1:]:\n"
        "    module = importlib.import_module(f'casusbelli.{room}')\n"
        "    names = getattr(module, '__all__', [])\n"
        "    assert all(hasattr(module, name) for name in names), room\n"
    )
    rooms = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    subprocess.run([sys.executable, "-c", script, *rooms], check=True)
