"""The documentation against the program: nothing in it may be older than what it tells of."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from casusbelli.cli.main import COMMANDS
from casusbelli.ontology import event_types
from casusbelli.views.sheet import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "casusbelli"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(DOCS.rglob("*.md"))


def text(path):
    return path.read_text(encoding="utf-8")


def test_the_command_pages_are_the_commands_own_help():
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import make_docs
    finally:
        sys.path.pop(0)
    assert text(DOCS / "cli.md") == make_docs.cli_page(), "run: python scripts/make_docs.py --cli-only"


@pytest.mark.parametrize("name", [name for name, lazy in COMMANDS.items() if lazy.is_there()])
def test_every_command_has_its_heading(name):
    assert f"\n## casus {name}\n" in text(DOCS / "cli.md")


def test_every_room_is_on_the_architecture_map_and_no_other():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    mapped = set(re.findall(r"^\| `(\w+)` \|", text(DOCS / "architecture.md"), re.MULTILINE))
    assert mapped - {"coder"} == rooms


def test_every_event_type_is_in_the_codebook():
    assert [name for name in event_types() if name not in text(DOCS / "codebook.md")] == []


def test_every_column_of_the_sheet_is_documented():
    assert [name for name in COLUMNS if f"`{name}`" not in text(DOCS / "formats.md")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text(page)):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_readme_names_the_scripts_that_ci_runs():
    readme = text(ROOT / "README.md")
    assert "sh scripts/try.sh" in readme and "sh scripts/test.sh" in readme
    assert "sh scripts/test.sh" in text(ROOT / ".ci" / "run")


def test_readme_shows_a_run_of_an_example_that_is_there():
    (command,) = re.findall(r"^\$ casus (.*)$", text(ROOT / "README.md"), re.MULTILINE)
    assert (ROOT / command.split()[-1]).is_file()
    assert "“" in text(ROOT / "README.md")


def test_the_changelog_tells_of_this_version():
    version = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["version"]
    assert f"\n## {version}" in text(ROOT / "CHANGELOG.md")


def test_every_task_of_the_makefile_says_what_it_does():
    tasks = re.findall(r"^\.PHONY: (.*)$", text(ROOT / "Makefile"), re.MULTILINE)[0].split()
    described = re.findall(r"^(\w+):.*## \S", text(ROOT / "Makefile"), re.MULTILINE)
    assert tasks == described


def test_every_example_is_listed():
    listed = text(ROOT / "examples" / "README.md")
    files = [path.name for path in (ROOT / "examples").iterdir() if path.name != "README.md"]
    assert [name for name in files if name not in listed] == []
