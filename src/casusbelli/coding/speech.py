"""Who says what: attributions with their source, cue and content (Pareti 2012; Newell et al. 2018 for the scheme)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casusbelli.coding.content import ABOUT, TOWARDS, Contents
from casusbelli.coding.cue import cue_words, noun_words, source_words, with_agent, with_preposition
from casusbelli.coding.direct import direct_speech
from casusbelli.coding.label import labels
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.quotation import quotations
from casusbelli.coding.tree import Tree

__all__ = ["Saying", "SpeechReader", "outermost"]

DASHES = frozenset({"-", "–", "—", "--"})
DATELINE = 9
SHORT = 2
CUES = frozenset({"VERB", "ADJ", "NOUN", "ADV"})
DIALOGUE = frozenset({"i", "we", "you"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
AGENTS = frozenset({"person", "organization", "place", "abstract"})
OBJECTED = frozenset({"denies", "confirms", "alleges"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: head of the source (or None), words of the cue, words of the content, stance.

    `verb` is the cue's head word; `speaker` the words of the source. A `topic` is the object of an act of speech
    ("backed the plan"): what it is about, which the source does not say to be so.
    """

    source: int | None
    cue: tuple[int, ...]
    content: tuple[int, ...]
    stance: str
    verb: int
    speaker: tuple[int, ...] = ()
    topic: bool = False


class SpeechReader:
    """Finds the attributions of a document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.verbs, self.nouns, self.adverbs = (lexicon.stances[part] for part in ("verbs", "nouns", "adverbs"))
        self.kinds = lexicon.cue_kinds
        self.according = {w.head for w in tree.words if w.deprel == "case" and w.text.lower() == "according"}
        self.contents = Contents(tree, lambda index: self._is_verb(index, tree.lemma(index)))
        self.direct = direct_speech(tree, self._speaks)

    def read(self) -> tuple[Saying, ...]:
        """All attributions in text order."""
        found = [s for w in self.tree.words if w.upos in CUES or w.index in self.according for s in self._at(w.index)]
        return tuple(sorted([*found, *self._labelled()], key=lambda s: (s.cue[0], s.content[:1])))

    def _speaks(self, index: int) -> bool:
        lemma = self.tree.lemma(index)
        return lemma in self.verbs and lemma not in self.kinds["naming"]

    def _at(self, index: int) -> Iterator[Saying]:
        word = self.tree.words[index]
        lemma = self.tree.lemma(index)
        saying = None
        if self._is_verb(index, lemma) and not self._passes_on(index, lemma):
            saying = self._verb(index)
        elif self._names_speech(index):
            saying = self._noun(index, lemma)
        elif word.upos == "ADV" and lemma in self.adverbs:
            head = word.head if word.head >= 0 else index
            content = tuple(i for i in self.tree.subtree(head) if i != index)
            saying = Saying(None, (index,), content, self.adverbs[lemma], index)
        if saying is not None:
            yield saying
        if index in self.according:
            yield self._according_to(index)

    def _is_verb(self, index: int, lemma: str) -> bool:
        if self.tree.words[index].upos not in {"VERB", "ADJ"}:
            return False
        state = lemma in self.kinds["states"] and bool(self.tree.kids(index, "cop"))
        return (
            state
            or self._impersonal(index)
            or lemma in self.verbs
            or lemma in self.kinds["acts"]
            or self._holds_that(index)
        )

    def _passes_on(self, index: int, lemma: str) -> bool:
        """Whether a verb only carries another cue: "continues to insist", "voiced concern about"."""
        inner = self.tree.kids(index, "xcomp") if lemma in self.kinds["chains"] else []
        if any(self._is_verb(k, self.tree.lemma(k)) and bool(self._content(k, self._stance(k))[0]) for k in inner):
            return True
        told = self.tree.kids(index, "obj") if lemma in self.kinds["carrying"] else []
        return any(self._names_speech(k) and self.contents.matter(k)[0] for k in told)

    def _names_speech(self, index: int) -> bool:
        word, lemma = self.tree.words[index], self.tree.lemma(index)
        return word.upos == "NOUN" and (lemma in self.nouns or lemma in self.kinds["matters"])

    def _holds_that(self, index: int) -> bool:
        """Any other verb whose subject is somebody and whose object is a clause ("has made clear that ...")."""
        subjects = self.tree.kids(index, "nsubj")
        return bool(subjects and self.tree.kids(index, "ccomp")) and self._acts(subjects[0])

    def _stance(self, index: int) -> str:
        lemma = self.tree.lemma(index)
        objects = self.tree.kids(index, "obj", "nsubj:pass")
        for noun in self.tree.lemmas(objects):
            joined = f"{lemma}_{noun}"
            if joined in self.verbs:
                return self.verbs[joined]
        if lemma in self.kinds["owning"] and any(self._is_attack(o) for o in objects):
            return "claims"
        return self.verbs.get(lemma, "reports")

    def _is_attack(self, index: int) -> bool:
        senses = self.lexicon.of("nouns", self.tree.lemma(index))
        return any(sense.event_type == "ASSAULT" for sense in senses)

    def _verb(self, index: int) -> Saying | None:
        stance = self._stance(index)
        content, case, topic = self._content(index, stance)
        if not content or self._small_talk(index):
            return None
        source = self.tree.agent(index) if self.tree.is_passive(index) else self._speaker(index)
        if source is None or source in content:
            source = self._beside(index, content)
        if source in content or (topic and not self._acts(source) and not self._impersonal(index)):
            return None
        cue = tuple(sorted({*cue_words(self.tree, index, self.kinds["chains"], content), *case}))
        cue, content = with_preposition(self.tree, with_agent(self.tree, cue, source), content)
        return Saying(source, cue, content, stance, index, self._words_of(source, index, cue, content), topic)

    def _content(self, index: int, stance: str) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
        """Words of the content, words of a preposition that belongs to the cue, and whether it is a mere topic."""
        lemma = self.tree.lemma(index)
        if index in self.direct:
            return self.direct[index], (), False
        if stance == "claims":
            return self.contents.owned(index), (), False
        if stance == "alleges" and (blamed := self.contents.blamed(index)):
            return blamed, (), False
        if lemma in self.verbs and (clause := self.contents.clause(index)):
            return clause, (), False
        if stance in OBJECTED:
            return self.contents.blamed(index), (), False
        if lemma in self.verbs and lemma not in self.kinds["acts"]:
            return self.contents.lacking(index) if lemma in self.kinds["telling"] else (), (), False
        clause = () if lemma in self.verbs else self.contents.clause(index)
        words, case = (clause, ()) if clause else self.contents.topic(index, self._about(lemma))
        return words, case, True

    def _about(self, lemma: str) -> frozenset[str]:
        return ABOUT if lemma in self.kinds["spoken_to"] else ABOUT | TOWARDS

    def _acts(self, source: int | None) -> bool:
        """Whether a source is somebody: things and nobody perform no act of speech."""
        if source is None:
            return False
        kind = self.tree.analysis.entity_types[source]
        return self.tree.words[source].upos in {"PROPN", "PRON"} or kind in AGENTS

    def _impersonal(self, index: int) -> bool:
        """ "It is unclear whether ...": a judgement that nobody is named for."""
        known = self.tree.lemma(index) in self.kinds["impersonal"]
        return known and bool(self.tree.kids(index, "expl"))

    def _small_talk(self, index: int) -> bool:
        """ "I think", "you know": a speaker's own turn of phrase, reported by nobody."""
        subjects = self.tree.lemmas(self.tree.kids(index, "nsubj"))
        return self.tree.lemma(index) in self.kinds["mental"] and bool(set(subjects) & DIALOGUE)

    def _speaker(self, index: int) -> int | None:
        subject = self.tree.subject(index)
        if subject is None and self.tree.words[index].xpos == "VBG":
            above = (self.tree.subject(g) for g in self.tree.governors(index) if self.tree.words[g].upos == "VERB")
            subject = next((s for s in above if s is not None), None)
        if subject is not None and self._in_dateline(subject):
            others = [k for k in self.tree.kids(index, "nsubj") if not self._in_dateline(k)]
            subject = others[0] if others else None
        return None if subject is None or self.tree.words[subject].deprel == "expl" else subject

    def _in_dateline(self, index: int) -> bool:
        """Whether a word stands before the dash that ends a line like "NIAMEY, March 12 -", which says nothing."""
        words = self.tree.words
        first = self.tree.analysis.sentences[words[index].sentence].first
        dashes = (i for i in range(first, min(first + DATELINE, len(words))) if words[i].text in DASHES)
        end = next(dashes, None)
        return end is not None and index < end and words[first].text.isupper() and len(words[first].text) > SHORT

    def _beside(self, index: int, content: tuple[int, ...]) -> int | None:
        """The nominal next to a finite cue whose own tree has no subject outside the content."""
        if self.tree.words[index].xpos not in {"VBD", "VBZ", "VBP"}:
            return None
        for place in (index - 1, index + 1):
            if not 0 <= place < len(self.tree.words) or place in content:
                continue
            word = self.tree.words[place]
            if word.upos in NOMINALS and word.sentence == self.tree.words[index].sentence:
                return self._top(place, index, content)
        return None

    def _top(self, place: int, verb: int, content: tuple[int, ...]) -> int:
        """The head of the noun phrase a word stands in, on its own side of the verb."""
        head = self.tree.words[place].head
        while head >= 0 and (head < verb) == (place < verb) and head != verb and head not in content:
            if self.tree.words[head].upos not in NOMINALS:
                break
            place, head = head, self.tree.words[head].head
        return place

    def _words_of(
        self, source: int | None, verb: int, cue: tuple[int, ...], content: tuple[int, ...]
    ) -> tuple[int, ...]:
        return () if source is None else source_words(self.tree, source, verb, {*cue, *content})

    def _noun(self, index: int, lemma: str) -> Saying | None:
        content, case = self.contents.matter(index)
        carrier = self._carrier(index)
        owner = self._owner(index, content) if carrier is None else self._speaker(carrier)
        plain = lemma in self.nouns and not case
        if not content or not (plain or (owner is not None and lemma in self.kinds["matters"])):
            return None
        cue = tuple(sorted({*noun_words(self.tree, index, carrier, self.kinds["chains"]), *case}))
        cue, content = with_preposition(self.tree, cue, content)
        stance = self.nouns.get(lemma, "reports")
        return Saying(owner, cue, content, stance, index, self._words_of(owner, index, cue, content), not plain)

    def _carrier(self, noun: int) -> int | None:
        """The verb that utters what a noun names: "voiced" of "voiced concern"."""
        word = self.tree.words[noun]
        carried = word.deprel == "obj" and word.head >= 0 and self.tree.lemma(word.head) in self.kinds["carrying"]
        return word.head if carried and self.tree.words[word.head].upos == "VERB" and word.head < noun else None

    def _owner(self, index: int, content: tuple[int, ...]) -> int | None:
        owners = [
            *self.tree.kids(index, "nmod:poss"),
            *(k for k in self.tree.kids(index, "nmod") if self.tree.case(k) in {"by", "from", "of"}),
        ]
        return next((k for k in owners if k not in content), None)

    def _according_to(self, index: int) -> Saying:
        cases = [k for k in self.tree.kids(index) if self.tree.words[k].text.lower() == "according"]
        later = [k for c in cases for k in self.tree.kids(c)]
        cue = tuple(sorted({*cases, *later, *self.tree.kids(index, "case")}))
        head = self.tree.words[index].head
        own = set(self.tree.subtree(index))
        content = tuple(i for i in (self.tree.subtree(head) if head >= 0 else []) if i not in own)
        return Saying(index, cue, content, "reports", cue[0], self._words_of(index, cue[0], cue, content))

    def _labelled(self) -> Iterator[Saying]:
        for name, mark, content in labels(self.tree):
            yield Saying(name[-1], (mark,), content, "reports", mark, name)


def outermost(tree: Tree, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings of the text's own voice: none that another one reports, and none inside quotation marks.

    Newell et al. (2018) annotate attributions so; the inner links of a chain stay with the events they hold of.
    """
    contents = [frozenset(s.content) for s in sayings]
    quoted = {i for q in quotations(tree) if q.closed for i in q.words}
    return tuple(
        saying
        for saying, own in zip(sayings, contents, strict=True)
        if saying.verb not in quoted
        and not any(
            saying.verb in other and outer.verb not in own for outer, other in zip(sayings, contents, strict=True)
        )
    )
