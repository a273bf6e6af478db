"""How far confidence is to be trusted, on the test fifth of the project's own corpus.

python training/calibration.py     (compiles the corpus first)

Of every row kept: whether type and the countries of both sides are the gold's, against the confidence it carries.
"""

from __future__ import annotations

import os
import subprocess
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from casusbelli.coding import Resources
from casusbelli.language import Analyser
from confidence import calibration_error, whole_rows
from gold import COMPILED, ROOT, load, read

BINS = 5


def main() -> None:
    subprocess.run([sys.executable, str(ROOT / "corpus" / "compile.py")], check=True, stdout=subprocess.DEVNULL)
    resources = Resources.load()
    rows = whole_rows(read(load([COMPILED / "test.jsonl"]), Analyser.load(), resources), resources.fitted)
    sure = np.array([confidence for _, _, confidence in rows])
    right = np.array([float(whole) for _, whole, _ in rows])
    print(f"{len(rows)} rows, right as a whole {right.mean():.3f}, said {sure.mean():.3f}")
    for low in np.arange(BINS) / BINS:
        chosen = (sure >= low) & (sure < low + 1 / BINS)
        if chosen.any():
            print(
                f"  confidence {low:.1f} to {low + 1 / BINS:.1f}: {chosen.sum()} rows, right {right[chosen].mean():.3f}"
            )
    print(f"calibration error {calibration_error(sure, right):.3f}")


if __name__ == "__main__":
    main()
