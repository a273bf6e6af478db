"""The network: a BERT encoder with case features, and one linear or biaffine head per task on its word vectors."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

HIDDEN, HEADS, INNER = 384, 12, 1536
SHAPES, GLUES = 12, 3
ARC, LABEL, PAIR, EVENT = 192, 96, 96, 256


class Layer(nn.Module):
    """One post-norm transformer layer, parameters named for what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(b, t, HIDDEN)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Sub-words with word-shape and spacing features in, the outputs of all layers out."""

    def __init__(self, vocabulary: int, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.glues = nn.Embedding(GLUES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.glues.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor, glues: Tensor, mask: Tensor | None, drop: float) -> list[Tensor]:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes) + self.glues(glues)
        x = F.dropout(self.norm(x), drop, self.training)
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take over a BERT checkpoint (Hugging Face names)."""
        w = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
        e = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(w[e + "word_embeddings.weight"])
            self.positions.weight.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
            _copy(self.norm, w, e + "LayerNorm")
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    parts = [w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                _copy(layer.out, w, p + "attention.output.dense")
                _copy(layer.norm1, w, p + "attention.output.LayerNorm")
                _copy(layer.up, w, p + "intermediate.dense")
                _copy(layer.down, w, p + "output.dense")
                _copy(layer.norm2, w, p + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(weights[name + ".bias"])  # type: ignore[operator, union-attr]


class Mix(nn.Module):
    """Softmax-weighted sum of the layers' outputs; starts near the top."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.linspace(-1.0, 1.0, layers + 1))

    def forward(self, outputs: list[Tensor]) -> Tensor:
        share = self.weight.softmax(0)
        mixed = outputs[0] * share[0]
        for i, output in enumerate(outputs[1:], 1):
            mixed = torch.addcmul(mixed, output, share[i])
        return mixed


class Reader(nn.Module):
    """Encoder and all heads. `words(...)` gives per-group word vectors; the heads are applied by the caller's need."""

    GROUPS = ("tag", "tree", "event")
    TAG_HEADS = ("sent", "upos", "xpos", "lemma", "names", "entity")
    EVENT_HEADS = ("trigger", "modes", "event_factuality", "historical", "stance", "causal", "muc_role")

    def __init__(self, vocabulary: int, labels: dict[str, list[str]], layers: int = 6) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, layers)
        self.mixes = nn.ModuleDict({g: Mix(layers) for g in self.GROUPS})
        self.last = nn.ModuleDict({g: nn.Linear(HIDDEN, HIDDEN, bias=False) for g in self.GROUPS})
        self.shape = nn.ModuleDict({g: nn.Embedding(SHAPES, HIDDEN) for g in self.GROUPS})
        for group in self.GROUPS:
            nn.init.zeros_(self.last[group].weight)
            nn.init.zeros_(self.shape[group].weight)
        sizes = {name: len(values) for name, values in labels.items()} | {"sent": 1, "historical": 1}
        self.tags = nn.ModuleDict({h: nn.Linear(HIDDEN, sizes[h]) for h in self.TAG_HEADS})
        self.factuality = nn.Linear(HIDDEN, 1)
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.arc_mid = nn.Parameter(torch.eye(ARC) * 0.1)
        self.label_dep, self.label_head = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.label_root = nn.Parameter(torch.zeros(LABEL))
        self.label_mid = nn.Parameter(torch.randn(sizes["deprel"], LABEL, LABEL) * 0.01)
        self.label_lin = nn.Linear(2 * LABEL, sizes["deprel"])
        self.event = nn.Linear(HIDDEN, EVENT)
        self.events = nn.ModuleDict({h: nn.Linear(EVENT, sizes[h]) for h in self.EVENT_HEADS})
        self.pair_trigger, self.pair_word = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.pair_mid = nn.Parameter(torch.randn(sizes["argument"], PAIR, PAIR) * 0.01)
        self.pair_lin = nn.Linear(2 * PAIR, sizes["argument"])
        self.pair_distance = nn.Parameter(torch.zeros(sizes["argument"], 33))

    def words(self, batch: dict[str, Tensor], drop: float = 0.0, groups: tuple[str, ...] = GROUPS) -> dict[str, Tensor]:
        """Word vectors [B, W, 384] per group of heads."""
        mask = batch["mask"][:, None, None, :]
        outputs = self.encoder(batch["ids"], batch["shapes"], batch["glues"], mask, drop / 2)
        rows = torch.arange(batch["ids"].shape[0])[:, None]
        vectors = {}
        for group in groups:
            mixed = self.mixes[group](outputs)
            first, last = mixed[rows, batch["first"]], mixed[rows, batch["last"]]
            vector = first + self.last[group](last) + self.shape[group](batch["word_shapes"])
            if self.training and drop:
                keep = torch.rand(vector.shape[0], 1, vector.shape[2]) > drop
                vector = vector * keep / (1 - drop)
            vectors[group] = vector
        return vectors

    def arcs(self, x: Tensor) -> Tensor:
        """Arc scores [B, W dependents, 1 + W heads]; head 0 is the root."""
        dep, head = F.gelu(self.arc_dep(x)), F.gelu(self.arc_head(x))
        head = torch.cat([self.arc_root.expand(len(x), 1, ARC), head], 1)
        return torch.matmul(dep @ self.arc_mid, head.transpose(1, 2)) + self.arc_bias(head).transpose(1, 2)

    def label_vectors(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Projections for label scoring: dependents [B, W, 96], heads with the root first [B, 1 + W, 96]."""
        dep, head = F.gelu(self.label_dep(x)), F.gelu(self.label_head(x))
        return dep, torch.cat([self.label_root.expand(len(x), 1, LABEL), head], 1)

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label scores of paired rows: dep [N, 96], head [N, 96] -> [N, relations]."""
        r = self.label_mid.shape[0]
        left = (dep @ self.label_mid.permute(1, 0, 2).reshape(LABEL, r * LABEL)).view(-1, r, LABEL)
        return torch.einsum("nrk,nk->nr", left, head) + self.label_lin(torch.cat([dep, head], 1))

    def pair_vectors(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Projections for argument scoring, as trigger and as argument: [B, W, 96] each."""
        return F.gelu(self.pair_trigger(x)), F.gelu(self.pair_word(x))

    def pairs(self, trigger: Tensor, words: Tensor, distance: Tensor) -> Tensor:
        """Argument scores: trigger [N, 96], words [N, W, 96], clipped distance + 16 [N, W] -> [N, W, pairs]."""
        r = self.pair_mid.shape[0]
        left = (trigger @ self.pair_mid.permute(1, 0, 2).reshape(PAIR, r * PAIR)).view(-1, r, PAIR)
        scores = torch.matmul(words, left.transpose(1, 2))
        lin_t = F.linear(trigger, self.pair_lin.weight[:, :PAIR], self.pair_lin.bias)
        lin_w = F.linear(words, self.pair_lin.weight[:, PAIR:])
        return scores + lin_t[:, None] + lin_w + self.pair_distance.t()[distance]
