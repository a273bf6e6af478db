"""The network's files, checked and loaded, and one batch of windows through it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import tokenizers

from casusbelli.errors import ModelError
from casusbelli.language.windows import Window

__all__ = ["DATA", "Model", "load_model"]

Floats = npt.NDArray[np.float32]
DATA = Path(__file__).parent / "data"
_CLS, _SEP = 101, 102
_CACHE_LIMIT = 60_000
_PIECES = 10


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded model: its session, biaffine tensors, label names and lemma table."""

    session: onnxruntime.InferenceSession
    tensors: Mapping[str, Floats]
    labels: Mapping[str, tuple[str, ...]]
    lemmas: Mapping[str, str]
    tokenizer: tokenizers.Tokenizer
    pieces: dict[str, tuple[int, ...]]

    def subwords(self, word: str) -> tuple[int, ...]:
        """Sub-word ids of `word`, at least one, at most ten."""
        found = self.pieces.get(word)
        if found is None:
            ids = self.tokenizer.encode(word[:200], add_special_tokens=False).ids[:_PIECES]
            found = tuple(ids) or (int(self.tokenizer.token_to_id("[UNK]") or 0),)
            if len(self.pieces) >= _CACHE_LIMIT:
                self.pieces.clear()
            self.pieces[word] = found
        return found

    def run(self, windows: Sequence[Window]) -> dict[str, Floats]:
        """All heads' outputs for the words of `windows`, one after the other: name -> [words, size]."""
        width = max(window.length for window in windows) + 2
        grid = np.zeros((4, len(windows), width), np.int32)
        first: list[int] = []
        last: list[int] = []
        shapes: list[int] = []
        for row, window in enumerate(windows):
            _fill(grid[:, row], window, row * width, first, last)
            shapes.extend(window.shapes)
        feed: dict[str, Any] = dict(zip(("ids", "shapes", "glues", "mask"), grid, strict=True))
        feed |= {"first": np.array(first), "last": np.array(last), "word_shapes": np.array(shapes)}
        names = [output.name for output in self.session.get_outputs()]
        return dict(zip(names, self.session.run(names, feed), strict=True))


def _fill(grid: npt.NDArray[np.int32], window: Window, offset: int, first: list[int], last: list[int]) -> None:
    """Write one window into its row: ids, shapes, spacing, mask; note where its words begin and end."""
    ids, shapes, glues = [_CLS], [0], [0]
    for pieces, shape, glue in zip(window.pieces, window.shapes, window.glues, strict=True):
        first.append(offset + len(ids))
        ids.extend(pieces)
        last.append(offset + len(ids) - 1)
        shapes.extend([shape] * len(pieces))
        glues.append(glue)
        glues.extend([1] * (len(pieces) - 1))
    ids.append(_SEP)
    grid[0, : len(ids)] = ids
    grid[1, : len(shapes)] = shapes
    grid[2, : len(glues)] = glues
    grid[3, : len(ids)] = 1


def load_model(folder: Path = DATA, name: str = "accurate", threads: int = 1) -> Model:
    """Check every file of model `name` in `folder` against the manifest, then load it.

    Raises ModelError when a file is missing, unreadable or not the one the manifest names.
    """
    digests = _manifest(folder)
    raw = {file: _checked(folder / file, digests) for file in _files(name)}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(raw[f"{name}.onnx"], options, providers=["CPUExecutionProvider"])
        tokenizer = tokenizers.Tokenizer.from_buffer(raw["tokenizer.json"])
        with np.load(folder / f"{name}.npz") as kept:
            tensors = {key: kept[key].astype(np.float32) for key in kept.files}
        labels = {key: tuple(values) for key, values in json.loads(raw["labels.json"]).items()}
        lemmas = _lemmas(gzip.decompress(raw["lemmas.tsv.gz"]).decode("utf-8"))
    except Exception as error:
        raise ModelError(f"The language model in {folder} cannot be loaded ({error}); reinstall casusbelli") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Model(session, tensors, labels, lemmas, tokenizer, {})


def _files(name: str) -> tuple[str, ...]:
    return (f"{name}.onnx", f"{name}.npz", "labels.json", "lemmas.tsv.gz", "tokenizer.json")


def _manifest(folder: Path) -> dict[str, str]:
    try:
        digests = json.loads((folder / "manifest.json").read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(
            f"No language model in {folder}: manifest.json is missing or damaged; reinstall casusbelli"
        ) from error
    if not isinstance(digests, dict):
        raise ModelError(f"{folder / 'manifest.json'} is not a table of digests; reinstall casusbelli")
    return digests


def _checked(path: Path, digests: Mapping[str, str]) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"The language model's file {path} is missing; reinstall casusbelli") from error
    if hashlib.sha256(content).hexdigest() != digests.get(path.name):
        raise ModelError(
            f"The language model's file {path} is not the one shipped (digest differs); reinstall casusbelli"
        )
    return content


def _lemmas(table: str) -> dict[str, str]:
    rows = (line.rsplit("\t", 1) for line in table.splitlines())
    return {row[0]: row[1] for row in rows}
