"""The scorer kit beside the repository: what it gives to read, and how it scores what `casus code` prints."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rows import Row

__all__ = ["ROOT", "SETS", "TaskSet", "kit_folder", "run_set"]

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "evaluation"


@dataclass(frozen=True, slots=True)
class TaskSet:
    """One set: its name in our table and in the kit, further arguments, and whether a quick run has time for it."""

    name: str
    kit: str
    arguments: tuple[str, ...] = ()
    quick: bool = False


REPORTS = ("--gold", "../shared/reports/gold")
OWN = ("--gold", "corpus/compiled/gold")
SETS = (
    TaskSet("seed", "reports", quick=True),
    TaskSet("reports", "reports", REPORTS, quick=True),
    TaskSet("events", "events", quick=True),
    TaskSet("relevance", "relevance", quick=True),
    TaskSet("ties", "ties", quick=True),
    TaskSet("plv", "plv"),
    TaskSet("quad", "quad"),
    TaskSet("case2021", "case2021"),
    TaskSet("own corpus", "reports", OWN),
    TaskSet("muc4", "muc4"),
    TaskSet("attribution", "attribution"),
    TaskSet("factuality", "factuality"),
    TaskSet("causes", "causes"),
    TaskSet("identity", "identity"),
    TaskSet("times", "times"),
    TaskSet("places", "places"),
    TaskSet("pages", "pages"),
    TaskSet("language", "language"),
)


def kit_folder() -> Path | None:
    """Where the kit is: $CASUS_BENCH, else ../shared/bench; None when it is not there."""
    folder = Path(os.environ.get("CASUS_BENCH", ROOT.parent / "shared" / "bench"))
    return folder if (folder / "run").is_file() else None


def run_set(kit: Path, task: TaskSet, jobs: int, resamples: int) -> list[Row]:
    """Code the set's inputs, unless that was done before with the same code and inputs, and score the result."""
    if task.arguments == OWN:
        subprocess.run([sys.executable, str(ROOT / "corpus" / "compile.py")], check=True, stdout=subprocess.DEVNULL)
    inputs = _kit(kit, "inputs", task.kit, *task.arguments)
    output = CACHE / f"{task.name}-{_digest(inputs)}-{code_digest()}.jsonl"
    if not output.exists():
        _code(inputs, output, jobs)
    scored = json.loads(
        _kit(kit, "score", task.kit, str(output), "--json", "--resamples", str(resamples), *task.arguments)
    )
    return [
        Row(task.name, row["part"], row["metric"].strip(), row["value"], row["low"], row["high"], row["n"])
        for row in scored["rows"]
    ]


@cache
def code_digest() -> str:
    """A digest of everything in the package: another coder needs another run."""
    whole = hashlib.sha256()
    for path in sorted((ROOT / "src" / "casusbelli").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]


def _code(inputs: bytes, output: Path, jobs: int) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = output.with_suffix(".part")
    command = [sys.executable, "-m", "casusbelli", "code", "--format", "jsonl", "--spans", "-j", str(jobs), "-q", "-"]
    with draft.open("wb") as stream:
        done = subprocess.run(command, input=inputs, stdout=stream, stderr=subprocess.DEVNULL, check=False, cwd=ROOT)
    if done.returncode > 1:
        raise SystemExit(f"evaluation: casus code ended with {done.returncode}; run: {' '.join(command)}")
    draft.replace(output)


def _kit(kit: Path, *arguments: str) -> bytes:
    done = subprocess.run([str(kit / "run"), *arguments], capture_output=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"evaluation: bench/run {' '.join(arguments)}: {done.stderr.decode()[-500:]}")
    return done.stdout


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
