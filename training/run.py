"""From data to shipped files with one command; stop it at any time and start it again.

    python training/run.py [--hours 1.8] [--fast-hours 0.25]

1. treebanks and names alone while no parser exists yet, 2. the annotated reports parsed with that first model,
3. all tasks, the learning rate falling at the end, 4. the three-layer variant cut from it, 5. export of both.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGE_MIX = "0.6,0.3,0.06,0.04"
ALL_MIX = "0.38,0.18,0.05,0.04,0.22,0.07,0.06"


def call(script: str, *arguments: object) -> None:
    """Run one of the scripts beside this one; stop everything when it fails."""
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True, cwd=HERE)


def finished(run: Path) -> bool:
    return (run / "done").exists()


def stage(run: Path, hours: float, *arguments: object) -> None:
    """Train `run` for `hours` (a resumed one for what was left) unless it is done already."""
    if finished(run):
        return
    run.mkdir(parents=True, exist_ok=True)
    clock = run / "hours"
    left = float(clock.read_text()) if clock.exists() else hours
    begin = time.time()
    try:
        call("train.py", "--run", run, "--until", begin + left * 3600, *arguments)
    finally:
        clock.write_text(str(max(0.02, left - (time.time() - begin) / 3600)))
    (run / "done").touch()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--hours", type=float, default=1.8, help="for the accurate model, on two cores")
    parser.add_argument("--fast-hours", type=float, default=0.25)
    args = parser.parse_args()
    first, full, fast = (args.runs.resolve() / name for name in ("first", "full", "fast"))
    stage(first, 0.2 * args.hours, "--mix", LANGUAGE_MIX)
    for run in (first, full, fast):
        run.mkdir(parents=True, exist_ok=True)
        (run / "labels.json").write_bytes((first / "labels.json").read_bytes())
    if not (full / "events.json").exists():
        call("export.py", "--run", first)
        call("events.py", "--run", full)
    stage(full, 0.8 * args.hours, "--init", first / "checkpoint.pt", "--flat", 0.5, "--events", "--mix", ALL_MIX)
    (fast / "events.json").write_bytes((full / "events.json").read_bytes())
    stage(
        fast,
        args.fast_hours,
        "--layers",
        3,
        "--init",
        full / "checkpoint.pt",
        "--flat",
        0.3,
        "--events",
        "--mix",
        ALL_MIX,
    )
    call("export.py", "--run", full, "--name", "accurate")
    call("export.py", "--run", fast, "--name", "fast")


if __name__ == "__main__":
    main()
