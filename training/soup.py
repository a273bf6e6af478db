"""Averages the weights of runs that began from one another: `python soup.py --run R A.pt=.3 B.pt=.4 ...`.

A weighted mean of networks fine-tuned from one start is often better than each of them and costs nothing at run time
(Wortsman et al. 2022, model soups). The new run's folder gets a checkpoint for export.py; labels are the last one's.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor

State = dict[str, Tensor]


def weights(path: Path) -> State:
    """A checkpoint's averaged weights, with the live ones where there is no average."""
    loaded = torch.load(path, weights_only=True)
    state: State = loaded["model"] | loaded["average"]
    return state


def mixed(parts: list[tuple[State, float]]) -> State:
    """The weighted mean of all that is a number; the last one's of the rest."""
    total = sum(share for _, share in parts)
    last = parts[-1][0]
    return {
        name: sum((share / total * state[name].float() for state, share in parts), torch.zeros(()))
        if value.is_floating_point()
        else value
        for name, value in last.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("parts", nargs="+", help="CHECKPOINT=SHARE")
    args = parser.parse_args()
    chosen = [(Path(path), float(share)) for path, share in (part.rsplit("=", 1) for part in args.parts)]
    args.run.mkdir(parents=True, exist_ok=True)
    mean = mixed([(weights(path), share) for path, share in chosen])
    torch.save({"model": mean, "average": mean}, args.run / "checkpoint.pt")
    for name in ("labels.json", "events.json"):
        if (chosen[-1][0].parent / name).exists():
            shutil.copy(chosen[-1][0].parent / name, args.run / name)


if __name__ == "__main__":
    main()
