"""Standing relations between actors: titles, appositions, "X-backed", and verbs of leading, backing, opposing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from casusbelli.coding.bond import Bond, Ends
from casusbelli.coding.cast import Cast
from casusbelli.coding.dealings import DealingReader
from casusbelli.coding.enmity import EnmityReader
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.speech import Saying
from casusbelli.coding.titles import TitleReader
from casusbelli.coding.tree import Tree
from casusbelli.records import Attribution, Extent, Participant, Span, Tie
from casusbelli.times import TimeSpan

__all__ = ["TieReader"]

FORMER = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "erstwhile", "onetime", "previous"})
NAMING = frozenset({"NOUN", "PROPN"})
FORMERLY = frozenset({"formerly", "once", "no", "not", "never"})


class TieReader:
    """Reads the ties of a document."""

    def __init__(
        self,
        tree: Tree,
        cast: Cast,
        lexicon: Lexicon,
        country_names: Mapping[str, str],
        sayings: Sequence[Saying] = (),
        times: Sequence[TimeSpan] = (),
    ) -> None:
        self.tree = tree
        self.cast = cast
        self.sayings = sorted(sayings, key=lambda s: -len(s.content))
        self.times = {word: span for span in times for word in range(span.first_word, span.last_word)}
        ends = Ends(tree, cast, lexicon, country_names)
        self.titles = TitleReader(tree, ends, lexicon)
        self.dealings = DealingReader(tree, ends, lexicon)
        self.enmity = EnmityReader(tree, ends, lexicon)

    def read(self) -> tuple[Tie, ...]:
        """All ties told, each once, at the first place that tells it."""
        found: dict[tuple[str, str, str], Tie] = {}
        for bond in self._bonds():
            key = (_identity(bond.subject), bond.relation, _identity(bond.object))
            if key[0] == key[2]:
                continue
            tie = self._tie(bond)
            known = found.get(key)
            found[key] = tie if known is None else replace(known, evidence=_joined(known.evidence, tie.evidence))
        return tuple(found.values())

    def _bonds(self) -> Iterator[Bond]:
        for word in self.tree.words:
            if word.upos in {"NOUN", "PROPN", "ADJ"}:
                yield from self.titles.read(word.index)
            if word.upos in {"VERB", "ADJ"}:
                yield from self.dealings.read(word.index)
            if word.upos in NAMING:
                yield from self.dealings.wholes(word.index)
                yield from self.dealings.posting.abroad(word.index)
                yield from self.dealings.administration(word.index)
                yield from self.dealings.towards(word.index)
            if word.upos == "VERB" or word.upos in NAMING:
                yield from self.enmity.read(word.index)

    def _tie(self, bond: Bond) -> Tie:
        sentence = self.tree.analysis.sentences[self.tree.words[bond.index].sentence]
        first, last = self._dates(bond.index)
        return Tie(
            bond.subject,
            bond.relation,
            bond.object,
            first=first,
            last=last,
            factuality="negated" if self._over(bond.index) else "actual",
            attributions=tuple(self._attributions(bond)),
            evidence=(Extent(sentence.start, sentence.end),),
            confidence=bond.confidence,
            rule=bond.rule,
        )

    def _over(self, index: int) -> bool:
        """Whether a tie is told as ended or denied: "former", "formerly", "no longer", "not"."""
        before = self.tree.lemmas(self.tree.kids(index, "amod", "advmod", "compound", "det"))
        return bool(set(before) & (FORMER | FORMERLY))

    def _dates(self, index: int) -> tuple[str | None, str | None]:
        """ISO days between which a tie is told to hold: "since 2014", "until last May", "in the 1980s"."""
        kids = self.tree.kids(index, "obl", "nmod", "advmod")
        near = [i for k in kids for i in self.tree.subtree(k) if i in self.times and abs(i - k) <= 3]
        spans = [self.times[i] for i in near]
        first = next((s.first.isoformat() for s in spans if s.first and not s.until), None)
        last = next((s.last.isoformat() for s in spans if s.last and not s.since), None)
        return first, last

    def _attributions(self, bond: Bond) -> Iterator[Attribution]:
        """By whose word a tie is told, outermost first; but the text, not the speaker, gives the speaker's title."""
        for saying in self.sayings:
            if bond.index not in saying.content:
                continue
            source = None if saying.source is None else self.cast.participant(saying.source)
            if source is None or _identity(source) != _identity(bond.subject):
                yield Attribution(source, saying.stance, self._cue(saying))

    def _cue(self, saying: Saying) -> Span | None:
        if not saying.cue:
            return None
        start, end = self.tree.words[saying.cue[0]].start, self.tree.words[saying.cue[-1]].end
        return Span(self.tree.analysis.text[start:end], start, end)


def _identity(party: Participant) -> str:
    return party.name or party.text


def _joined(one: tuple[Extent, ...], two: tuple[Extent, ...]) -> tuple[Extent, ...]:
    return tuple(dict.fromkeys((*one, *two)))
