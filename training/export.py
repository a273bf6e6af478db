"""Write a trained checkpoint as the shipped files: an int8 ONNX graph, the biaffine tensors, labels, tokenizer, lemmas.

The graph is built node by node: per-row int8 word embeddings; every large matrix product as
QuantizeLinear -> MatMulIntegerToFloat with ranges calibrated on training windows, so that a text's scores do not
depend on what else is in its batch. Activations take 7 bits, as AVX2's u8 x s8 products saturate beyond.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import labels as inventories
from data import DATA, Batcher, Corpus, SubwordCache, read_names
from model import HEADS, HIDDEN, LABEL, PAIR, Reader
from train import MINILM, tokenizer
from treebanks import apply_script, lemma_script, read_conllu, treebank

TARGET = Path(__file__).resolve().parents[1] / "src/casusbelli/language/data"
POSITIONS = 192


class Graph:
    """A growing ONNX graph; every method adds nodes and returns the output's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.count = 0

    def constant(self, value: np.ndarray) -> str:  # type: ignore[type-arg]
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: object) -> str:
        return self.ops(kind, *inputs, outputs=outputs, domain=domain, **attributes)[0]

    def ops(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: object) -> list[str]:
        self.count += 1
        names = [f"n{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def half(self, value: np.ndarray) -> str:  # type: ignore[type-arg]
        """A float constant stored in 16 bits."""
        return self.op("Cast", self.constant(value.astype(np.float16)), to=TensorProto.FLOAT)


def quantised(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    """Symmetric int8 per output channel: weight [in, out] -> codes, scales [out]."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


class Exporter:
    """One model to one graph."""

    def __init__(self, model: Reader, ranges: dict[str, tuple[float, float]], bits: int = 7) -> None:
        self.w = {k: v.numpy() for k, v in model.state_dict().items()}
        self.layers, self.ranges, self.g, self.levels = len(model.encoder.layers), ranges, Graph(), 2**bits - 1
        self.model = model

    def product(self, x: str, name: str, bias: bool = True) -> str:
        """int8 linear layer `name` on float input `x`."""
        low, high = self.ranges[name]
        scale = max(high - low, 1e-6) / self.levels
        zero = int(np.clip(round(-low / scale), 0, self.levels))
        codes, scales = quantised(self.w[name + ".weight"].T)
        g = self.g
        s, z = g.constant(np.float32(scale)), g.constant(np.uint8(zero))
        q = g.op("QuantizeLinear", x, s, z)
        if self.levels < 255:
            q = g.op("Min", q, g.constant(np.uint8(self.levels)))
        inputs = [q, g.constant(codes), s, g.constant(scales), z, ""]
        if bias:
            inputs.append(g.constant(self.w[name + ".bias"]))
        return g.op("MatMulIntegerToFloat", *inputs, domain="com.microsoft")

    def linear(self, x: str, name: str) -> str:
        """Small linear layer, weights in 16 bits."""
        weight = self.g.half(self.w[name + ".weight"].T)
        return self.g.op("Add", self.g.op("MatMul", x, weight), self.g.constant(self.w[name + ".bias"]))

    def gelu(self, x: str) -> str:
        return self.g.op("Gelu", x, domain="com.microsoft")

    def norm(self, x: str, skip: str, name: str) -> str:
        gamma, beta = self.g.constant(self.w[name + ".weight"]), self.g.constant(self.w[name + ".bias"])
        return self.g.op("SkipLayerNormalization", x, skip, gamma, beta, domain="com.microsoft", epsilon=1e-12)

    def embeddings(self) -> str:
        g, e = self.g, "encoder."
        table = self.w[e + "words.weight"]
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        codes = np.round(table / scale).astype(np.int8)
        x = g.op("Cast", g.op("Gather", g.constant(codes), "ids"), to=TensorProto.FLOAT)
        x = g.op("Mul", x, g.op("Gather", g.constant(scale.astype(np.float32)), "ids"))
        length = g.op("Slice", g.op("Shape", "ids"), g.constant(np.array([1])), g.constant(np.array([2])))
        positions = g.half(self.w[e + "positions.weight"][:POSITIONS])
        x = g.op("Add", x, g.op("Slice", positions, g.constant(np.array([0])), length, g.constant(np.array([0]))))
        shapes = g.op("Gather", g.constant(self.w[e + "shapes.weight"]), "shapes")
        glues = g.op("Gather", g.constant(self.w[e + "glues.weight"]), "glues")
        return self.norm(g.op("Add", x, shapes), glues, e + "norm")

    def layer(self, x: str, i: int) -> str:
        g, p = self.g, f"encoder.layers.{i}."
        q, k, v = g.ops("Split", self.product(x, p + "qkv"), outputs=3, axis=2, num_outputs=3)
        mixed = g.op("MultiHeadAttention", q, k, v, "", "mask", domain="com.microsoft", num_heads=HEADS)
        x = self.norm(x, self.product(mixed, p + "out"), p + "norm1")
        return self.norm(x, self.product(self.gelu(self.product(x, p + "up")), p + "down"), p + "norm2")

    def words(self, outputs: list[str]) -> dict[str, str]:
        """Word vectors [N, 384] of each group of heads from all layers' outputs at first and last sub-words."""
        g = self.g
        rows = g.constant(np.array([-1, HIDDEN]))
        flat = [g.op("Reshape", o, rows) for o in outputs]
        stacks = []
        for where in ("first", "last"):
            parts = [g.op("Unsqueeze", g.op("Gather", f, where), g.constant(np.array([0]))) for f in flat]
            stacks.append(g.op("Reshape", g.op("Concat", *parts, axis=0), g.constant(np.array([len(flat), -1]))))
        shares = np.stack([_softmax(self.w[f"mixes.{group}.weight"]) for group in Reader.GROUPS]).astype(np.float32)
        mixed = [g.op("MatMul", g.constant(shares), s) for s in stacks]
        vectors = {}
        for i, group in enumerate(Reader.GROUPS):
            first, last = (g.op("Reshape", g.op("Gather", m, g.constant(np.array([i]))), rows) for m in mixed)
            tail = self.product(last, f"last.{group}", bias=False)
            shape = g.op("Gather", g.constant(self.w[f"shape.{group}.weight"]), "word_shapes")
            vectors[group] = g.op("Add", g.op("Add", first, tail), shape)
        return vectors

    def heads(self, vectors: dict[str, str]) -> dict[str, str]:
        """All outputs, first axis = words."""
        g = self.g
        tag, tree, event = (vectors[k] for k in Reader.GROUPS)
        out = {head: self.linear(tag, f"tags.{head}") for head in Reader.TAG_HEADS}
        for head in ("upos", "xpos", "lemma", "entity"):
            best = g.op("ArgMax", out[head], axis=1, keepdims=1)
            out[head] = g.op("Cast", best, to=TensorProto.INT32)
        out["factuality"] = self.linear(tag, "factuality")
        dep = self.gelu(self.linear(tree, "arc_dep"))
        out["arc_dep"] = g.op("MatMul", dep, g.half(self.w["arc_mid"]))
        out["arc_head"] = self.gelu(self.linear(tree, "arc_head"))
        out["label_dep"] = self.gelu(self.linear(tree, "label_dep"))
        out["label_head"] = self.gelu(self.linear(tree, "label_head"))
        hidden = self.gelu(self.linear(event, "event"))
        out |= {head: self.linear(hidden, f"events.{head}") for head in Reader.EVENT_HEADS}
        out["pair_trigger"] = self.gelu(self.linear(event, "pair_trigger"))
        out["pair_word"] = self.gelu(self.linear(event, "pair_word"))
        return out

    def build(self) -> onnx.ModelProto:
        outputs = [self.embeddings()]
        for i in range(self.layers):
            outputs.append(self.layer(outputs[-1], i))
        results = self.heads(self.words(outputs))
        for name, inner in results.items():
            self.g.nodes.append(helper.make_node("Identity", [inner], [name]))
        inputs = [
            helper.make_tensor_value_info(n, TensorProto.INT32, ["B", "T"]) for n in ("ids", "shapes", "glues", "mask")
        ]
        inputs += [helper.make_tensor_value_info(n, TensorProto.INT64, ["N"]) for n in ("first", "last", "word_shapes")]
        whole = ("upos", "xpos", "lemma", "entity")
        outs = [
            helper.make_tensor_value_info(n, TensorProto.INT32 if n in whole else TensorProto.FLOAT, ["N", None])
            for n in results
        ]
        graph = helper.make_graph(self.g.nodes, "reader", inputs, outs, self.g.constants)
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="casusbelli-training")

    def tensors(self) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
        """What the runtime multiplies itself: biaffine tensors, 16 bits; label weights as [96, relations * 96]."""
        w = self.w
        r, p = w["label_mid"].shape[0], w["pair_mid"].shape[0]
        kept = {
            "arc_root": w["arc_root"], "arc_bias": w["arc_bias.weight"][0],
            "label_root": w["label_root"], "label_lin": w["label_lin.weight"], "label_bias": w["label_lin.bias"],
            "label_mid": w["label_mid"].transpose(1, 0, 2).reshape(LABEL, r * LABEL),
            "pair_mid": w["pair_mid"].transpose(1, 0, 2).reshape(PAIR, p * PAIR),
            "pair_lin": w["pair_lin.weight"], "pair_bias": w["pair_lin.bias"], "pair_distance": w["pair_distance"],
        }  # fmt: skip
        return {k: v.astype(np.float16) for k, v in kept.items()}


def _softmax(x: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    e = np.exp(x - x.max())
    return e / e.sum()


def calibrate(model: Reader, batches: list[dict], tail: float = 2e-5) -> dict[str, tuple[float, float]]:  # type: ignore[type-arg]
    """Input range of every large linear layer over some batches, far outliers cut."""
    low: dict[str, list[float]] = {}
    high: dict[str, list[float]] = {}
    hooks = []
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear) and name.startswith(("encoder.layers", "last.")):

            def hook(_: object, inputs: tuple[torch.Tensor, ...], name: str = name) -> None:
                values = inputs[0].detach().flatten()
                k = max(1, int(tail * values.numel()))
                low.setdefault(name, []).append(values.kthvalue(k).values.item())
                high.setdefault(name, []).append(values.kthvalue(values.numel() - k + 1).values.item())

            hooks.append(module.register_forward_pre_hook(hook))
    with torch.no_grad():
        for batch in batches:
            model.words(batch)
    for h in hooks:
        h.remove()
    return {n: (min(0.0, float(np.mean(low[n]))), max(0.0, float(np.mean(high[n])))) for n in low}


def load_model(checkpoint: Path, labels: dict[str, list[str]], average: bool = True) -> Reader:
    """The network with a checkpoint's (averaged) weights, in evaluation mode."""
    state = torch.load(checkpoint, weights_only=True)
    weights = state["model"] | (state["average"] if average else {})
    layers = sum(1 for k in weights if k.startswith("encoder.layers.") and k.endswith(".qkv.weight"))
    model = Reader(weights["encoder.words.weight"].shape[0], labels, layers)
    model.load_state_dict(weights)
    return model.eval()


def calibration_batches(labels: dict[str, list[str]], count: int = 12) -> list[dict]:  # type: ignore[type-arg]
    """Undamaged and damaged windows of treebanks and names."""
    import random

    words = tokenizer()
    cache = SubwordCache(words)
    trees = treebank(read_conllu(DATA / "language/gum_train.conllu.gz"), labels, entities=True)
    names = read_names(DATA / "language/names_worldwide_train.tsv.gz", labels["names"])
    cls, sep, mask = (words.token_to_id(t) for t in ("[CLS]", "[SEP]", "[MASK]"))
    batcher = Batcher(cache, (cls, sep, mask), {k: len(v) for k, v in labels.items()})
    streams = [Corpus(d, cache, 7).windows() for d in (trees, names)]
    rng = random.Random(5)
    return [batcher.batch([next(streams[i % 2]) for _ in range(8)], rng if i % 4 == 3 else None) for i in range(count)]


def lemma_table(labels: dict[str, list[str]]) -> dict[str, str]:
    """(lower-case form, XPOS) -> lemma, for pairs of the training data whose lemma is sure."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for name in ("ewt_train", "gum_train"):
        for document in read_conllu(DATA / f"language/{name}.conllu.gz"):
            for rows in document:
                for row in rows:
                    if row.form.isalpha() and row.xpos[:2] in ("VB", "NN", "JJ", "RB", "MD") and row.xpos != "NNP":
                        seen.setdefault((row.form.lower(), row.xpos), Counter())[row.lemma.lower()] += 1
    table = {}
    for (form, xpos), lemmas in seen.items():
        lemma, times = lemmas.most_common(1)[0]
        if times >= 0.7 * sum(lemmas.values()) and (lemma != form or xpos in ("NN", "NNS", "VBN", "VBD", "VBG")):
            table[f"{form}\t{xpos}"] = lemma
    return table


def check_scripts() -> None:
    """An edit script gives back the lemma it was made from."""
    for form, lemma in (("killed", "kill"), ("Forces", "force"), ("US", "US"), ("went", "go")):
        assert apply_script(form, lemma_script(form, lemma)) == lemma


def write(run: Path, name: str, target: Path, bits: int = 7, average: bool = True) -> None:
    """Export `run`'s checkpoint as model `name` into `target` and renew the manifest of digests."""
    target.mkdir(parents=True, exist_ok=True)
    labels = inventories.load(run / "labels.json")
    model = load_model(run / "checkpoint.pt", labels, average)
    exporter = Exporter(model, calibrate(model, calibration_batches(labels)), bits)
    onnx.save(exporter.build(), str(target / f"{name}.onnx"))
    np.savez_compressed(target / f"{name}.npz", **exporter.tensors())  # type: ignore[arg-type]
    (target / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (target / "tokenizer.json").write_bytes((MINILM / "tokenizer.json").read_bytes())
    table = "".join(f"{k}\t{v}\n" for k, v in sorted(lemma_table(labels).items()))
    (target / "lemmas.tsv.gz").write_bytes(gzip.compress(table.encode(), mtime=0))
    manifest(target)


def manifest(target: Path) -> None:
    """SHA-256 of every shipped file."""
    files = sorted(p for p in target.iterdir() if p.name not in ("manifest.json", "__init__.py") and p.is_file())
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (target / "manifest.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--name", default="accurate")
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--bits", type=int, default=7)
    parser.add_argument("--raw", action="store_true", help="last weights instead of averaged ones")
    args = parser.parse_args()
    torch.set_num_threads(1)
    check_scripts()
    write(args.run, args.name, args.target, args.bits, not args.raw)
    for path in sorted(args.target.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
