"""Trees drawn by hand: one word a token, `form|lemma|TAG|head|relation`, heads counted from 1, 0 for the root.

Several sentences are separated by a blank line; TAG is a universal tag, with an XPOS behind a slash where it matters.
"""

from __future__ import annotations

from casusbelli.language.analysis import Analysis, Name, Sentence, Word

GLUED = {".", ",", "'s", "’s", ":", ";"}


def sketch(drawing: str, names: dict[str, str] | None = None) -> Analysis:
    """The analysis that a drawing stands for; `names` gives spans of words a class."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    text = ""
    for number, block in enumerate(part for part in drawing.strip().split("\n\n") if part.strip()):
        first = len(words)
        for token in block.split():
            form, lemma, tag, head, relation = token.split("|")
            upos, _, xpos = tag.partition("/")
            text += "" if not text or form in GLUED else " "
            start = len(text)
            text += form
            governor = first + int(head) - 1 if int(head) else -1
            known = lemma or form.lower()
            words.append(Word(len(words), start, len(text), form, known, upos, xpos, governor, relation, number))
        sentences.append(Sentence(number, words[first].start, len(text), first, len(words), number))
    return Analysis(text, tuple(words), tuple(sentences), tuple(_named(words, text, names or {})), ("",) * len(words))


def _named(words: list[Word], text: str, names: dict[str, str]) -> list[Name]:
    found = []
    for span, kind in names.items():
        start = text.index(span)
        first = next(w.index for w in words if w.start == start)
        last = next(w.index for w in words if w.end == start + len(span)) + 1
        found.append(Name(first, last, start, start + len(span), span, kind))
    return found
