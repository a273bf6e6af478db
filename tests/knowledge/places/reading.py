"""Small hand-made readings: words with a tree, or a text as the fake analyser reads it."""

from __future__ import annotations

from casusbelli.language.analysis import Analysis, Name, Sentence, Word
from casusbelli.language.fake import FakeAnalyser


def flat(text, *names):
    """A reading without a tree; `names` are (text, type) of names the finder is to have found."""
    reading = FakeAnalyser().analyse(text)
    found = tuple(_name(reading, wanted, kind) for wanted, kind in names)
    return Analysis(reading.text, reading.words, reading.sentences, found)


def _name(reading, wanted, kind):
    start = reading.text.index(wanted)
    end = start + len(wanted)
    inside = [word.index for word in reading.words if start <= word.start and word.end <= end]
    return Name(inside[0], inside[-1] + 1, start, end, wanted, kind)


def tree(*rows):
    """One sentence from rows of (word, upos, head, deprel), heads counted from 1 and 0 for the root."""
    words, at = [], 0
    for index, (form, upos, head, label) in enumerate(rows):
        words.append(Word(index, at, at + len(form), form, form.lower(), upos, "", head - 1, label, 0))
        at += len(form) + 1
    text = " ".join(row[0] for row in rows)
    return Analysis(text, tuple(words), (Sentence(0, 0, len(text), 0, len(words), 0),))
