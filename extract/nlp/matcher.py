"""Known bodies and verbs of action in a sentence of prose: the only door to spaCy.

A blank pipeline with a tokenizer of its own (``kehoach.exact.v1``: words and signs, offsets exact) and one
PhraseMatcher over the vocabulary; what is compared is the folded form, set as each token's NORM. Built once,
on the first sentence that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, TypeAlias

from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

Label: TypeAlias = Literal["body", "duty", "action", "opener"]
_PIECE = re.compile(r"\w+|[^\w\s]|\s+")
_DASH = re.compile(r"\s*-\s*")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the vocabulary: half-open offsets and what it is."""

    start: int
    end: int
    label: Label


class ExactTokenizer:
    """Text to a spaCy Doc whose text is the given one, character for character; NORM is the folded form."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Any:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for piece in _PIECE.findall(text):
            follows = piece[0] == " " and bool(words) and not spaces[-1]
            if follows:
                spaces[-1] = True
            if len(piece) > follows:
                words.append(piece[follows:])
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token in doc:
            token.norm_ = fold_keep(token.text)
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> ExactTokenizer:
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Nothing to keep: the tokenizer has no state."""

    def from_disk(self, _path: Any, **_: Any) -> ExactTokenizer:
        return self


def _tokenizer_of() -> Callable[[Any], ExactTokenizer]:
    def create(nlp: Any) -> ExactTokenizer:
        return ExactTokenizer(nlp.vocab)

    return create


@cache
def _pipeline() -> tuple[Any, Any]:
    """The blank pipeline and the matcher over bodies and verbs."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import registry

    if not registry.has("tokenizers", "kehoach.exact.v1"):
        registry.tokenizers.register("kehoach.exact.v1", func=_tokenizer_of)
    nlp: Any = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "kehoach.exact.v1"}}})
    matcher: Any = PhraseMatcher(nlp.vocab, attr="NORM")
    for label, phrases in _phrases():
        matcher.add(label, [nlp.make_doc(phrase) for phrase in phrases])
    return nlp, matcher


def _phrases() -> Iterable[tuple[Label, list[str]]]:
    names = [name for body in load("bodies")["body"] for name in body["names"] + body["abbreviations"]]
    yield "body", sorted({_spelling(name, dash) for name in names for dash in (" - ", " ", "-")})
    verbs = load("verbs")
    yield "duty", verbs["duty"]
    yield "action", verbs["action"]
    yield "opener", verbs["opener"]


def _spelling(name: str, dash: str) -> str:
    return _DASH.sub(dash, fold_keep(name))


@lru_cache(maxsize=1024)
def matches(sentence: str) -> tuple[Match, ...]:
    """The bodies and verbs of the vocabulary in a sentence, in order; none lies within a longer one of its kind."""
    nlp, matcher = _pipeline()
    doc = nlp.make_doc(sentence)
    found: dict[tuple[int, Label], int] = {}
    for key, start, end in matcher(doc):
        label: Label = nlp.vocab.strings[key]
        a, b = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        found[a, label] = max(found.get((a, label), 0), b)
    bodies = _longest([Match(a, b, label) for (a, label), b in found.items() if label == "body"])
    verbs = _longest([Match(a, b, label) for (a, label), b in found.items() if label != "body"])
    return tuple(sorted((*bodies, *verbs), key=lambda m: (m.start, -m.end)))


def _longest(found: list[Match]) -> list[Match]:
    """The matches that no longer one covers."""
    return [
        m
        for m in found
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in found)
    ]
