"""The project's own suites: each a script that prints its figures; suites.toml says which words to look for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kit import ROOT
from rows import Row

__all__ = ["Suite", "read_suites", "run_suite"]


@dataclass(frozen=True, slots=True)
class Suite:
    """`command` is a script of evaluation/ with its arguments; `figures` maps a metric to a pattern with one group."""

    name: str
    command: tuple[str, ...]
    figures: dict[str, str] = field(default_factory=dict)
    needs: str = ""
    quick: bool = False

    @property
    def missing(self) -> str:
        """The file it needs that is not there; empty when it can run."""
        return self.needs if self.needs and not (ROOT / self.needs).exists() else ""


def read_suites(path: Path) -> list[Suite]:
    """The suites in the file's order."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("suite", [])
    return [Suite(**{**row, "command": tuple(row["command"])}) for row in rows]


def run_suite(suite: Suite) -> list[Row]:
    """Its figures; one without a value for a figure it did not print, and "passes" 0 when it ended in failure."""
    script, *arguments = suite.command
    command = [sys.executable, str(ROOT / "evaluation" / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    rows = [Row(suite.name, "", "passes", float(done.returncode == 0), n=1, floor=1.0)]
    for metric, pattern in suite.figures.items():
        found = re.search(pattern, done.stdout)
        rows.append(Row(suite.name, "", metric, float(found[1]) if found else None))
    return rows
