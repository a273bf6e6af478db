"""What else is told of an event: weapons, modes they make, contexts."""

from __future__ import annotations

from collections.abc import Iterable

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Span

__all__ = ["contexts_of", "means_of", "modes_from"]

LONGEST = 4
ARMOURY = frozenset({"heavy-weapons", "aerial", "drone"})
COVERS = {"aerial": ("heavy-weapons", "explosives"), "heavy-weapons": ("firearms", "explosives")}


def means_of(tree: Tree, words: Iterable[int], lexicon: Lexicon) -> tuple[tuple[Span, str], ...]:
    """Weapons among some words, with the mode each makes; the longest name wins."""
    modes = lexicon.means
    found: list[tuple[Span, str]] = []
    allowed, covered = set(words), set()
    for index in sorted(allowed):
        for length in range(LONGEST, 0, -1):
            span = range(index, index + length)
            if index in covered or not all(i in allowed for i in span):
                continue
            name = _lemma_run(tree, span)
            if name in modes:
                start, end = tree.words[span[0]].start, tree.words[span[-1]].end
                found.append((Span(tree.analysis.text[start:end], start, end), modes[name]))
                covered |= set(span)
                break
    return tuple(found)


def _lemma_run(tree: Tree, span: range) -> str:
    lemmas = [tree.lemma(i) for i in span]
    return " ".join(lemmas).replace(" - ", "-")


def modes_from(event_type: str, sense_modes: tuple[str, ...], means: Iterable[tuple[Span, str]]) -> tuple[str, ...]:
    """The sense's modes and, for an ASSAULT, those its weapons make: those fired from aircraft are aerial.

    Forces moved with nothing but weapons named are a MOBILIZE of weapons.
    """
    made = [mode for _, mode in means]
    if event_type == "MOBILIZE" and not sense_modes and ARMOURY & set(made):
        return ("weapons",)
    if event_type != "ASSAULT":
        return sense_modes
    modes = dict.fromkeys((*sense_modes, *made))
    for mode, spoken_for in COVERS.items():
        if mode in modes:
            for other in spoken_for:
                modes.pop(other, None)
    return tuple(modes)


def contexts_of(tree: Tree, words: Iterable[int], lexicon: Lexicon) -> tuple[str, ...]:
    """PLOVER contexts whose words stand near the trigger."""
    text = " ".join(tree.lemma(i) for i in words)
    cues = {cue for word in text.split(" ") for cue in lexicon.context_cues.get(word, ())}
    found = {name for cue, name in cues if f" {cue} " in f" {text} "}
    return tuple(name for name in lexicon.group("contexts") if name in found)
