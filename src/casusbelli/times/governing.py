"""Which time governs a word: by the tree, never merely the nearest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casusbelli.language.analysis import Analysis, Word
from casusbelli.times.lexicon import cues
from casusbelli.times.span import TimeSpan

__all__ = ["Governing", "governing_time", "running_time", "time_said_of"]

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

    A clause with a subject of its own takes no time from the clause above, save what went on with it ("when",
    "as") and content of a past saying: "officials said on Friday that troops killed two" dates the killing no
    later than Friday. What is done at someone's request, or over a matter, does not date the request or the matter.
    """
    if not times:
        return None
    owners = _heads(times)
    found = time_said_of(analysis, times, word)
    if found is not None:
        return found
    for inner, outer in _upwards(analysis, word):
        relation = inner.deprel.split(":")[0]
        if relation not in _INHERITING:
            return None
        if not _takes_from(analysis, inner, outer):
            return None
        found = _on(analysis, owners, outer.index, skip=inner.index)
        if found is not None:
            return found
    return None


def _takes_from(analysis: Analysis, inner: Word, outer: Word) -> bool:
    """Whether what governs `outer` may govern `inner`, which hangs on it."""
    if _is_matter(analysis, inner):
        return False
    if inner.deprel.split(":")[0] in _OWN_CLAUSE and _has_subject(analysis, inner.index):
        return _is_past_saying(inner, outer) or _goes_along(analysis, inner, outer)
    return not _is_aside(analysis, inner) or _goes_along(analysis, inner, outer)


def time_said_of(analysis: Analysis, times: Sequence[TimeSpan], word: int) -> TimeSpan | None:
    """The time said of word number `word` itself, or of what it acts on; none of the clause it belongs to."""
    if not times:
        return None
    owners = _heads(times)
    return _on(analysis, owners, word) or _before_verb(analysis, owners, word)


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
    """A time that modifies `word`, or what it acts on ("killed nine in May"); a dated one before a vague one.

    What is done now ("condemns the raid of May 3") is not done at the time of what it is done to.
    """
    kids = [kid for kid in analysis.children(word) if kid.index != skip]
    reached = [] if _is_done_now(analysis, word) else [kid for kid in kids if _reaches(kid)]
    below = [kid for up in reached for kid in analysis.children(up.index)]
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
    """Past content behind a past verb; a saying told last ("..., police said Friday") dates only itself."""
    past = outer.xpos in ("VBD", "VBN") and inner.xpos in ("VBD", "VBN")
    return inner.deprel == "ccomp" and past and outer.index < inner.index


def _goes_along(analysis: Analysis, inner: Word, outer: Word) -> bool:
    """ "was killed on Monday when a bomb went off": a past clause that tells what happened meanwhile."""
    opening = next((kid.text.lower() for kid in analysis.children(inner.index) if kid.index < inner.index), "")
    past = inner.xpos == "VBD" and outer.xpos in ("VBD", "VBN") and not outer.deprel.startswith("acl")
    return past and opening in cues("meanwhile")


def _is_aside(analysis: Analysis, inner: Word) -> bool:
    """ "troops who had sealed the town left on Monday": a relative clause in the past tells what was before."""
    perfect = any(kid.deprel == "aux" and kid.lemma.lower() == "have" for kid in analysis.children(inner.index))
    return inner.deprel == "acl:relcl" and (inner.xpos == "VBD" or (inner.xpos == "VBN" and perfect))


def _is_matter(analysis: Analysis, noun: Word) -> bool:
    """ "protested on Tuesday over the arrest", "left at the request of": a matter older than the act."""
    case = next((kid.text.lower() for kid in analysis.children(noun.index) if kid.deprel == "case"), "")
    asked = case == "at" and noun.lemma.lower() in cues("asked_before")
    return noun.deprel.split(":")[0] in ("obl", "nmod") and (asked or case in cues("before_matter"))


def _is_done_now(analysis: Analysis, word: int) -> bool:
    verb = analysis.words[word]
    perfect = any(kid.xpos in ("VBZ", "VBP") and kid.deprel == "aux" for kid in analysis.children(word))
    return verb.xpos in ("VBZ", "VBP") or (verb.xpos == "VBN" and perfect)
