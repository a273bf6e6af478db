"""Who says what: attributions with their source, cue and content (Pareti 2012; Newell et al. 2018 for the scheme)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree

__all__ = ["Saying", "SpeechReader"]

SUPPORTING = frozenset({"aux", "aux:pass", "compound:prt", "advmod"})
OPENERS = frozenset({"“", '"', "``", "«"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: head of the source (or None), words of the cue, words of the content, stance.

    `verb` is the cue's head word; `carried` marks a source taken from the sentence before.
    """

    source: int | None
    cue: tuple[int, ...]
    content: tuple[int, ...]
    stance: str
    verb: int
    carried: bool = False


class SpeechReader:
    """Finds the attributions of a document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.verbs = _by_word(lexicon.group("cues", "verbs"))
        self.nouns = _by_word(lexicon.group("cues", "nouns"))
        self.adverbs = _by_word(lexicon.group("cues", "adverbs"))

    def read(self) -> tuple[Saying, ...]:
        """All attributions in text order; quoted sentences left without a speaker take the one before."""
        found = [s for word in self.tree.words for s in self._at(word.index)]
        return tuple(
            sorted([*found, *self._running_quotes(found)], key=lambda s: (s.cue[0] if s.cue else 0, s.content[:1]))
        )

    def _at(self, index: int) -> Iterator[Saying]:
        word = self.tree.words[index]
        lemma = word.lemma.lower()
        if word.upos in {"VERB", "ADJ"} and lemma in self.verbs:
            saying = self._verb(index, self._stance(index))
            if saying is not None:
                yield saying
        elif word.upos == "NOUN" and lemma in self.nouns:
            saying = self._noun(index, self.nouns[lemma])
            if saying is not None:
                yield saying
        elif word.upos == "ADV" and lemma in self.adverbs:
            head = word.head if word.head >= 0 else index
            content = [i for i in self.tree.subtree(head) if i != index]
            yield Saying(None, (index,), tuple(content), self.adverbs[lemma], index)
        if self._according(index):
            yield self._according_to(index)

    def _stance(self, index: int) -> str:
        lemma = self.tree.words[index].lemma.lower()
        objects = self.tree.lemmas(self.tree.kids(index, "obj"))
        for noun in objects:
            joined = f"{lemma}_{noun}"
            if joined in self.verbs:
                return self.verbs[joined]
        return self.verbs[lemma]

    def _verb(self, index: int, stance: str) -> Saying | None:
        content = self._content(index)
        if not content:
            return None
        passive = self.tree.is_passive(index)
        source = self.tree.agent(index) if passive else self._speaker(index)
        if source is not None and source in content:
            return None
        return Saying(source, self._cue(index), content, stance, index)

    def _speaker(self, index: int) -> int | None:
        subject = self.tree.subject(index)
        return None if subject is None or self.tree.words[subject].deprel == "expl" else subject

    def _cue(self, index: int) -> tuple[int, ...]:
        extra = [
            k
            for k in self.tree.kids(index, *SUPPORTING)
            if self.tree.words[k].deprel != "advmod" or self.tree.words[k].lemma.lower() in {"not", "also"}
        ]
        return tuple(sorted([index, *(k for k in extra if abs(k - index) <= 3)]))

    def _content(self, index: int) -> tuple[int, ...]:
        """The clause said; for a cue set into its content ("..., X said"), the rest of the sentence."""
        clauses = [k for k in self.tree.kids(index, "ccomp", "parataxis") if not self._aside(k, index)]
        clauses += [
            k
            for k in self.tree.kids(index, "xcomp")
            if not clauses and self.tree.words[index].lemma not in {"be", "seem"}
        ]
        if clauses:
            return self._spread(index, clauses)
        if self.tree.words[index].deprel == "parataxis" and self.tree.words[index].head >= 0:
            own = set(self.tree.subtree(index))
            return tuple(i for i in self.tree.subtree(self.tree.words[index].head) if i not in own)
        quoted = self._quoted_below(index)
        if quoted:
            return quoted
        objects = (
            self.tree.kids(index, "obj", "obl")
            if self.verbs[self.tree.words[index].lemma.lower()] in {"denies", "confirms", "alleges"}
            else []
        )
        objects = [
            k for k in objects if self.tree.words[k].deprel == "obj" or self.tree.case(k) in {"of", "for", "with"}
        ]
        return tuple(i for k in objects for i in self.tree.subtree(k))

    def _aside(self, clause: int, index: int) -> bool:
        return (
            self.tree.words[clause].deprel == "parataxis"
            and self.tree.words[clause].lemma.lower() in self.verbs
            and clause > index
        )

    def _spread(self, index: int, clauses: list[int]) -> tuple[int, ...]:
        words = {i for clause in clauses for i in self.tree.subtree(clause)}
        return tuple(sorted(words - {index}))

    def _quoted_below(self, index: int) -> tuple[int, ...]:
        words = [i for i in self.tree.subtree(index) if self.tree.quoted[i]]
        return tuple(words) if len(words) >= 2 else ()

    def _noun(self, index: int, stance: str) -> Saying | None:
        clauses = self.tree.kids(index, "acl", "ccomp")
        clauses = [
            k for k in clauses if any(self.tree.words[m].lemma in {"that", "to"} for m in self.tree.kids(k, "mark"))
        ]
        if not clauses:
            return None
        owners = [
            *self.tree.kids(index, "nmod:poss"),
            *(k for k in self.tree.kids(index, "nmod") if self.tree.case(k) in {"by", "from", "of"}),
        ]
        source = owners[0] if owners else None
        return Saying(source, (index,), tuple(i for k in clauses for i in self.tree.subtree(k)), stance, index)

    def _according(self, index: int) -> bool:
        return any(
            self.tree.words[k].deprel == "case" and self.tree.words[k].text.lower() == "according"
            for k in self.tree.kids(index)
        )

    def _according_to(self, index: int) -> Saying:
        cases = [k for k in self.tree.kids(index) if self.tree.words[k].text.lower() == "according"]
        cue = sorted(
            {
                *cases,
                *(k for c in cases for k in self.tree.kids(c)),
                *(k for k in self.tree.kids(index) if self.tree.words[k].deprel == "case"),
            }
        )
        head = self.tree.words[index].head
        own = set(self.tree.subtree(index))
        content = tuple(i for i in (self.tree.subtree(head) if head >= 0 else []) if i not in own)
        return Saying(index, tuple(cue), content, "reports", cue[0])

    def _running_quotes(self, found: list[Saying]) -> Iterator[Saying]:
        """Sentences wholly inside quotation marks, after one whose quote has a speaker."""
        by_sentence: dict[int, Saying] = {}
        for saying in found:
            by_sentence[self.tree.words[saying.verb].sentence] = saying
        speaker: Saying | None = None
        for sentence in self.tree.analysis.sentences:
            words = [w for w in range(sentence.first, sentence.last) if self.tree.words[w].upos != "PUNCT"]
            if sentence.index in by_sentence:
                speaker = by_sentence[sentence.index]
            elif speaker is not None and words and all(self.tree.quoted[w] for w in words):
                yield Saying(speaker.source, speaker.cue, tuple(words), "reports", speaker.verb, carried=True)
            else:
                speaker = None


def _by_word(groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Word to stance; where two groups list a word the more telling one, named later in the table, wins."""
    return {word: stance for stance, words in groups.items() for word in words}
