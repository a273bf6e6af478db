"""How long things take, as ratios: times on a busy machine mean little, one part against another means much.

    python evaluation/speed.py [FILE.jsonl]

Prints, for the example reports or those of FILE: characters a second coded, the share of it that the language model
takes, and seconds from a cold start to the first row.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

# As in the workers: otherwise idle threads of the linear algebra spin, and count as the language model's time.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from casusbelli.coding import Resources, code_document
from casusbelli.language import Analyser
from casusbelli.reading import read_sources
from casusbelli.records import Document

Result = TypeVar("Result")
ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Processor seconds of this process, and what came out."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def main() -> None:
    paths = sys.argv[1:] or [str(ROOT / "examples")]
    documents = [item for item in read_sources(paths) if isinstance(item, Document)] * ROUNDS
    characters = sum(len(document.text) for document in documents)
    loading, (analyser, resources) = timed(lambda: (Analyser.load(), Resources.load()))
    reading, analyses = timed(lambda: [analyser.analyse(document.text) for document in documents])
    pairs = list(zip(documents, analyses, strict=True))
    coding, _ = timed(lambda: [code_document(document, analysis, resources) for document, analysis in pairs])
    started = time.monotonic()
    first = [sys.executable, "-m", "casusbelli", "code", str(ROOT / "examples" / "harbour-strike.txt")]
    subprocess.run(first, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(f"{len(documents)} documents, {characters} characters")
    print(f"loading            {loading:6.2f} s")
    print(f"language model     {characters / reading:6.0f} characters/s")
    print(f"coding rules       {coding / reading:6.2f} of the language model's time")
    print(f"both               {characters / (reading + coding):6.0f} characters/s")
    print(f"cold, one report   {time.monotonic() - started:6.2f} s")


if __name__ == "__main__":
    main()
