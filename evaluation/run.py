"""Every figure in one table: the kit's sets when the kit is there, and the project's own suites.

    python evaluation/run.py [--quick] [--only NAME]... [--update [--allow-regression]] [--all]

Fails (exit code 1) when a figure is below its floor in floors.toml. What cannot be run is named and skipped. What
`casus code` prints is kept in .cache/evaluation, by digest of the inputs and of the package.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from floors import floored, raised, read_floors, write_floors
from kit import SETS, kit_folder, run_set
from rows import Row, table
from suites import read_suites, run_suite

__all__ = ["main"]

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
SUITES = HERE / "suites.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 when a floor is missed, else 0."""
    asked = _parser().parse_args(arguments)
    floors = read_floors(FLOORS)
    figures = list(_figures(asked))
    bounded = floored(figures, floors)
    shown = figures if asked.all else [*bounded, *(row for row in figures if row.floor is not None)]
    print(table(shown))
    missed = [row for row in shown if row.misses(row.floor)]
    if asked.update:
        write_floors(FLOORS, raised(floors.values(), figures, allow_regression=asked.allow_regression))
    print(f"\n{len(shown)} figures, {len(missed)} below their floors")
    return 1 if missed and not asked.allow_regression else 0


def _figures(asked: argparse.Namespace) -> Iterator[Row]:
    kit = kit_folder()
    for task in SETS:
        if not _wanted(task.name, task.quick, asked):
            continue
        if kit is None:
            print(f"skipped: {task.name} (no scorer kit in ../shared/bench)", file=sys.stderr)
            continue
        yield from run_set(kit, task, asked.jobs, asked.resamples)
    for suite in read_suites(SUITES):
        if not _wanted(suite.name, suite.quick, asked):
            continue
        if suite.missing:
            print(f"skipped: {suite.name} (no {suite.missing})", file=sys.stderr)
            continue
        yield from run_suite(suite)


def _wanted(name: str, quick: bool, asked: argparse.Namespace) -> bool:
    return name in asked.only if asked.only else quick or not asked.quick


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Every figure in one table, against its floor.")
    parser.add_argument("--quick", action="store_true", help="only what takes a minute or two")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only this set or suite")
    parser.add_argument("--all", action="store_true", help="print the figures without floors, too")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower them, too")
    parser.add_argument("--jobs", type=int, default=2, help="coding processes (2)")
    parser.add_argument("--resamples", type=int, default=1000, help="bootstrap resamples for the intervals (1000)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
