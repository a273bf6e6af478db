"""Which time governs a word: by the tree, never merely the nearest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casusbelli.language.analysis import Analysis, Word
from casusbelli.times.span import TimeSpan

__all__ = ["Governing", "governing_time", "running_time"]

_TIME_RELATIONS = frozenset({"obl", "nmod", "advmod", "amod", "compound", "nummod", "dep"})
_INHERITING = frozenset(
    {"obj", "nsubj", "obl", "nmod", "xcomp", "acl", "conj", "compound", "advcl", "ccomp", "parataxis"}
)
_REACHED = frozenset({"obj", "obl", "acl"})
_OWN_CLAUSE = frozenset({"ccomp", "advcl", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_HIGHEST = 8


@dataclass(frozen=True, slots=True)
class Governing:
    """A time and whether it was only inherited from the story (`inferred`) rather than said of the word."""

    span: TimeSpan
    inferred: bool


def governing_time(analysis: Analysis, times: Sequence[TimeSpan], word: int) -> TimeSpan | None:
    """The time said of word number `word`: on it, else on the clause it belongs to, else on the past saying of it.

    A clause with a subject of its own takes no time from the clause above, save content of a past saying that
    has none itself: "officials said on Friday that troops killed two" dates the killing no later than Friday.
    """
    owners = _heads(times)
    found = _on(analysis, owners, word) or _before_verb(analysis, owners, word)
    if found is not None:
        return found
    for inner, outer in _upwards(analysis, word):
        relation = inner.deprel.split(":")[0]
        if relation not in _INHERITING:
            return None
        if relation in _OWN_CLAUSE and _has_subject(analysis, inner.index) and not _is_past_saying(inner, outer):
            return None
        found = _on(analysis, owners, outer.index, skip=inner.index)
        if found is not None:
            return found
    return None


def running_time(analysis: Analysis, times: Sequence[TimeSpan], word: int) -> Governing | None:
    """The governing time, or the last dated one told before it in the same paragraph, marked as inferred."""
    said = governing_time(analysis, times, word)
    if said is not None:
        return Governing(said, inferred=False)
    here = analysis.words[word]
    paragraph = analysis.sentences[here.sentence].paragraph
    for span in reversed(times):
        sentence = analysis.words[span.first_word].sentence if span.first_word < len(analysis.words) else here.sentence
        same = analysis.sentences[sentence].paragraph == paragraph
        if span.end <= here.start and same and span.kind in ("DATE", "TIME") and span.first is not None:
            return Governing(span, inferred=True)
    return None


def _heads(times: Sequence[TimeSpan]) -> Mapping[int, TimeSpan]:
    dated = (span for span in times if span.kind in ("DATE", "TIME"))
    return {word: span for span in dated for word in range(span.first_word, span.last_word)}


def _on(analysis: Analysis, owners: Mapping[int, TimeSpan], word: int, skip: int = -1) -> TimeSpan | None:
    """A time that modifies `word`, or what it acts on ("killed nine in May"); a dated one before a vague one."""
    kids = [kid for kid in analysis.children(word) if kid.index != skip]
    below = [kid for up in kids if _reaches(up) for kid in analysis.children(up.index)]
    found = [
        _whole(analysis, owners, kid.index)
        for kid in [*kids, *below]
        if kid.index in owners and kid.deprel.split(":")[0] in _TIME_RELATIONS
    ]
    return next((span for span in found if span.first is not None), found[0] if found else None)


def _before_verb(analysis: Analysis, owners: Mapping[int, TimeSpan], word: int) -> TimeSpan | None:
    """The time between subject and verb, which the tree gives to the subject: "police in Yangon on Monday accused"."""
    kids = [kid for kid in analysis.children(word) if kid.index < word]
    subjects = {kid.index for kid in kids if kid.deprel.split(":")[0] == "nsubj"}
    at = min((kid.index for kid in kids if kid.deprel.split(":")[0] == "aux"), default=word) - 1
    span = owners.get(at)
    if span is None:
        return None
    for inner, outer in _upwards(analysis, at):
        if inner.deprel.split(":")[0] != "nmod":
            return None
        if outer.index in subjects:
            return span
    return None


def _reaches(kid: Word) -> bool:
    """What is acted on, and a name of where it was: "raids in the Gulf in May"."""
    relation = kid.deprel.split(":")[0]
    return relation in _REACHED or (relation == "nmod" and kid.upos == "PROPN")


def _whole(analysis: Analysis, owners: Mapping[int, TimeSpan], word: int) -> TimeSpan:
    """The time of `word` with those it is told with: "May and June", "5 p.m. on Friday"."""
    span = owners[word]
    for kid in analysis.children(word):
        other = owners.get(kid.index)
        if other is None or other.start < span.end or other.first is None:
            continue
        if span.kind == "TIME" and other.kind == "DATE" and kid.deprel.split(":")[0] in _TIME_RELATIONS:
            return other
        if kid.deprel == "conj":
            span = _joined(analysis, span, other)
    return span


def _joined(analysis: Analysis, span: TimeSpan, other: TimeSpan) -> TimeSpan:
    if span.first is None or span.last is None or other.first is None or other.last is None:
        return span
    first, last = min(span.first, other.first), max(span.last, other.last)
    text = analysis.text[span.start : other.end]
    return replace(span, end=other.end, text=text, first=first, last=last, last_word=other.last_word)


def _upwards(analysis: Analysis, word: int) -> Iterator[tuple[Word, Word]]:
    for _ in range(_HIGHEST):
        inner = analysis.words[word]
        if inner.head < 0:
            return
        yield inner, analysis.words[inner.head]
        word = inner.head


def _has_subject(analysis: Analysis, word: int) -> bool:
    return any(kid.deprel.split(":")[0] in _SUBJECTS for kid in analysis.children(word))


def _is_past_saying(inner: Word, outer: Word) -> bool:
    """Content of a verb in the past, itself in the past."""
    return inner.deprel == "ccomp" and outer.xpos in ("VBD", "VBN") and inner.xpos in ("VBD", "VBN")
