"""Ten thousand reports into a store, killed on the way: nothing lost, nothing twice, and what it costs.

    python evaluation/scale.py [--documents 10000] [--sentences 6] [--jobs 2] [--kills 2] [--fake]

Writes reports from templates (`scale_texts.py`), runs `casus add` on them, kills it with SIGKILL at random moments,
starts the same command again until it ends by itself, and then looks into the store. Prints the highest
sum of memory (PSS of parent and workers) and, for the last run, which share of all processor time the language model
had. `--fake` takes the coder of the tests: quick, for the part with the kills alone.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casusbelli.language.analysis import Analysis
from casusbelli.pipeline.coder import LanguageCoder
from scale_texts import reports

FOLDER = "CASUS_SCALE_FOLDER"
STEP, LONGEST_WAIT, PATIENCE = 0.5, 5.0, 60.0
"""Seconds: between two looks, before a kill that is due, and until a worker must have noticed it."""
FAKE = "casusbelli.pipeline.fake:FakeCoder"
CHECKS = {
    "documents": "SELECT count(*) FROM document",
    "documents twice": "SELECT count(*) - count(DISTINCT id) FROM document",
    "documents without a coding": "SELECT count(*) FROM document WHERE number NOT IN (SELECT document FROM coding)",
    "codings twice": "SELECT count(*) - count(DISTINCT document) FROM coding",
    "mentions": "SELECT count(*) FROM mention",
    "mentions twice": "SELECT count(*) - count(DISTINCT id) FROM mention",
    "mentions in no event": "SELECT count(*) FROM mention WHERE id NOT IN (SELECT mention FROM event_mention)",
    "mentions in two events": "SELECT count(*) - count(DISTINCT mention) FROM event_mention",
    "events": "SELECT count(*) FROM event_now",
    "failed": "SELECT count(*) FROM failed",
}
NONE = frozenset(name for name in CHECKS if " " in name) | {"failed"}
"""What must not be there at all."""


class TimedCoder:
    """The shipped coder, which writes down how much of its processor time the language model had."""

    def __init__(self) -> None:
        shipped = LanguageCoder.load()
        self._analyser, self._place = shipped._analyser, Path(os.environ[FOLDER]) / f"model-{os.getpid()}"
        self._seconds = 0.0
        shipped._analyser = self  # type: ignore[assignment]
        self.code, self.name, self._shipped = shipped.code, shipped.name, shipped

    def lean(self) -> TimedCoder:
        """As the shipped coder: nothing is made that the store does not take."""
        self.code = self._shipped.lean().code
        return self

    def analyse(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> Analysis:
        """As the analyser does, timed."""
        started = time.process_time()
        found = self._analyser.analyse(text, skip)
        self._seconds += time.process_time() - started
        self._place.write_text(f"{self._seconds}", encoding="ascii")
        return found


@dataclass
class Watch:
    """What is seen of one run of the command: highest memory in bytes, processor seconds, and the model's part."""

    memory: int = 0
    seconds: float = 0.0
    model: float = 0.0


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = _write(folder / "reports.jsonl", asked.documents, asked.sentences)
        started = time.monotonic()
        stops = sorted(int(random.uniform(0.05, 0.5) * asked.documents) for _ in range(asked.kills))
        watches = [_run(folder, asked, stop_at=stop) for stop in (*stops, None)]
        last = watches[-1]
        print(f"time               {time.monotonic() - started:8.0f} s, {asked.kills} times killed")
        print(f"memory, highest    {max(w.memory for w in watches) / 1e6:8.0f} MB, parent and {asked.jobs} workers")
        if last.model:
            print(f"language model     {last.model / last.seconds:8.2f} of {last.seconds:.0f} s of processor time")
        sys.exit(_judge(folder / "store.db", wanted))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ten thousand reports into a store, killed on the way.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=6)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--fake", action="store_true")
    return parser.parse_args()


def _write(path: Path, number: int, sentences: int) -> set[str]:
    """The reports as JSON lines in the order of their days; returns their ids."""
    made = sorted(reports(number, sentences), key=lambda document: document.published or "")
    with path.open("w", encoding="utf-8") as lines:
        for one in made:
            row = {"id": one.id, "title": one.title, "published": one.published, "text": one.text}
            lines.write(json.dumps(row) + "\n")
    print(f"{len(made)} reports, {sum(len(one.text) for one in made)} characters", flush=True)
    return {one.id for one in made}


def _run(folder: Path, asked: argparse.Namespace, *, stop_at: int | None) -> Watch:
    """Run the command, until it ends or as many documents are stored as it is to be killed at."""
    here = str(Path(__file__).parent)
    coder = FAKE if asked.fake else "scale:TimedCoder"
    paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "CASUS_CODER": coder, FOLDER: str(folder), "PYTHONPATH": paths}
    store = str(folder / "store.db")
    casus = [sys.executable, "-m", "casusbelli"]
    if not Path(store).exists():
        subprocess.run([*casus, "init", store], check=True, env=environment, stderr=subprocess.DEVNULL)
    for left in folder.glob("model-*"):
        left.unlink()
    command = [*casus, "add", "--store", store, "--jobs", str(asked.jobs), "--quiet", str(folder / "reports.jsonl")]
    child = subprocess.Popen(command, env=environment)
    watch = Watch()
    while True:
        ended, _, usage = os.wait4(child.pid, os.WNOHANG)
        if ended:
            child.returncode = 0
            watch.seconds = usage.ru_utime + usage.ru_stime
            break
        family = [child.pid, *_children(child.pid)]
        watch.memory = max(watch.memory, sum(map(_memory, family)))
        if stop_at is not None and (stored := _stored(store)) >= stop_at:
            time.sleep(random.uniform(0.0, LONGEST_WAIT))
            child.kill()
            child.wait()
            print(f"killed with {stored} or more reports in the store; {_left(family)} workers stayed", flush=True)
            break
        time.sleep(STEP)
    watch.model = sum(float(path.read_text(encoding="ascii") or 0) for path in folder.glob("model-*"))
    return watch


def _left(family: Sequence[int]) -> int:
    """How many of the processes are there still when they have had time to see that nobody asks any more."""
    patience = time.monotonic() + PATIENCE
    while time.monotonic() < patience and any(map(_memory, family)):
        time.sleep(STEP)
    return sum(_memory(process) > 0 for process in family)


def _children(parent: int) -> Iterator[int]:
    for listed in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            yield from map(int, listed.read_text(encoding="ascii").split())
        except OSError:
            continue


def _memory(process: int) -> int:
    """Bytes a process takes, what it shares with others in parts."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")), 0)


def _stored(store: str) -> int:
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return int(connection.execute(CHECKS["documents"]).fetchone()[0])


def _judge(store: Path, wanted: set[str]) -> int:
    """Print what is in the store; 0 when every report is there once and nothing is amiss."""
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    found = {name: int(connection.execute(statement).fetchone()[0]) for name, statement in CHECKS.items()}
    ids = {row[0] for row in connection.execute("SELECT id FROM document")}
    found["documents missing"] = len(wanted - ids)
    for name, number in found.items():
        print(f"{name:<27}{number:8}")
    sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    print(f"the file is                {sound:>8}")
    return int(sound != "ok" or any(found[name] for name in (*NONE, "documents missing")))


if __name__ == "__main__":
    main()
