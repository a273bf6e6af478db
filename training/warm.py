"""The shipped int8 files back as a checkpoint to start training from, when the run that made them is gone.

python training/warm.py --run training/runs/b     # writes labels.json and warm.pt for train.py --init
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import labels as inventories
from export import TARGET, Exporter, Graph
from model import HIDDEN, LABEL, PAIR, Reader
from train import tokenizer


class Recorded(dict[str, np.ndarray]):  # type: ignore[type-arg]
    """Weights that remember which of them was read last."""

    last = ""

    def __getitem__(self, name: str) -> np.ndarray:  # type: ignore[type-arg]
        self.last = name
        return super().__getitem__(name)


class RecordingGraph(Graph):
    """A graph that notes the weight each constant was made from, in order."""

    def __init__(self, weights: Recorded) -> None:
        super().__init__()
        self.weights, self.made_from = weights, {}  # type: ignore[var-annotated]

    def constant(self, value: np.ndarray) -> str:  # type: ignore[type-arg]
        name = super().constant(value)
        self.made_from[name] = self.weights.last
        return name


def constants_by_weight(model: Reader, shipped: Path) -> dict[str, list[np.ndarray]]:  # type: ignore[type-arg]
    """The shipped graph's constants, grouped by the weight that the exporter reads just before it makes them."""
    linear = [n for n, m in model.named_modules() if isinstance(m, torch.nn.Linear)]
    exporter = Exporter(model, dict.fromkeys(linear, (-1.0, 1.0)))
    weights = Recorded(exporter.w)
    exporter.w = weights
    exporter.g = RecordingGraph(weights)
    exporter.build()
    made: dict[str, list[np.ndarray]] = {}  # type: ignore[type-arg]
    for tensor in onnx.load(str(shipped)).graph.initializer:
        made.setdefault(exporter.g.made_from[tensor.name], []).append(numpy_helper.to_array(tensor))
    return made


def restored(parts: list[np.ndarray], shape: tuple[int, ...]) -> np.ndarray | None:  # type: ignore[type-arg]
    """One weight from the constants made of it: codes times scales, or the 16- or 32-bit values themselves."""
    codes = [p for p in parts if p.dtype == np.int8]
    if codes:
        scales = next(p for p in parts if p.dtype == np.float32 and p.size in codes[0].shape and p.ndim > 0)
        table = codes[0].astype(np.float32) * scales
        return table if scales.ndim == 2 else table.T  # sub-words are scaled by row, the transposed products by column
    for part in parts:
        if part.dtype in (np.float16, np.float32):
            value = part.astype(np.float32)
            if value.shape == shape:
                return value
            if value.T.shape == shape:
                return value.T
    return None


def biaffine(tensors: dict[str, np.ndarray], model: Reader) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """The tensors that the runtime multiplies itself, in the network's shapes."""
    r, p = model.label_mid.shape[0], model.pair_mid.shape[0]
    t = {name: value.astype(np.float32) for name, value in tensors.items()}
    return {
        "arc_root": t["arc_root"], "arc_bias.weight": t["arc_bias"][None], "label_root": t["label_root"],
        "label_lin.weight": t["label_lin"], "label_lin.bias": t["label_bias"],
        "label_mid": t["label_mid"].reshape(LABEL, r, LABEL).transpose(1, 0, 2),
        "pair_mid": t["pair_mid"].reshape(PAIR, p, PAIR).transpose(1, 0, 2),
        "pair_lin.weight": t["pair_lin"], "pair_lin.bias": t["pair_bias"], "pair_distance": t["pair_distance"],
    }  # fmt: skip


def warm(shipped: Path, name: str, layers: int) -> tuple[Reader, list[str]]:
    """A network with the shipped weights, and the names of those that could not be had back."""
    labels = inventories.load(shipped / "labels.json")
    model = Reader(tokenizer().get_vocab_size(), labels, layers)
    made = constants_by_weight(model, shipped / f"{name}.onnx")
    state, missing = model.state_dict(), []
    mixes = [p for key, parts in made.items() if key.startswith("mixes.") for p in parts]
    found = biaffine(dict(np.load(shipped / f"{name}.npz")), model)
    for key, value in state.items():
        if key in found:
            part: np.ndarray | None = found[key]  # type: ignore[type-arg]
        elif key.startswith("mixes."):
            group = model.GROUPS.index(key.split(".")[1])
            part = np.log(np.maximum(next(p for p in mixes if p.shape == (3, layers + 1))[group], 1e-6))
        elif key == "encoder.positions.weight":
            part = value.numpy().copy()
            kept = next(p for p in made[key] if p.dtype == np.float16 and p.shape[-1] == HIDDEN)
            part[: len(kept)] = kept
        else:
            part = restored(made.get(key, []), tuple(value.shape))
        if part is None or part.shape != tuple(value.shape):
            missing.append(key)
        else:
            value.copy_(torch.from_numpy(np.ascontiguousarray(part)))
    model.load_state_dict(state)
    return model, missing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--name", default="accurate")
    parser.add_argument("--layers", type=int, default=6)
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    (args.run / "labels.json").write_bytes((TARGET / "labels.json").read_bytes())
    model, missing = warm(TARGET, args.name, args.layers)
    torch.save({"model": model.state_dict(), "average": {}}, args.run / "warm.pt")
    print(f"warm.pt written; not in the shipped files: {', '.join(missing) or 'nothing'}")


if __name__ == "__main__":
    main()
