"""The quick part of the evaluation, against the committed floors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT.parent / "shared" / "bench" / "run"


@pytest.mark.slow
@pytest.mark.skipif(
    not KIT.is_file(), reason="floors of seed, reports, events, relevance, ties: no ../shared/bench here"
)
def test_no_figure_of_the_quick_sets_is_below_its_floor():
    command = [sys.executable, str(ROOT / "evaluation" / "run.py"), "--quick", "--resamples", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
