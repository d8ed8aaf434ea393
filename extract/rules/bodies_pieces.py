"""A list of bodies cut at its separators (``;``, lines, bullets, commas, "và") outside names and parentheses."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.extract.rules import bodies_grammar as grammar
from kehoach.extract.rules.bodies_words import Find, Word, name_at, names_in, topic_at

BULLETS = frozenset("-–—+•*●▪·")


@dataclass(slots=True)
class Piece:
    """A stretch between two separators; ``hard`` = the separator before it always splits."""

    words: list[Word]
    hard: bool
    sign: str = ""


def pieces_of(words: list[Word]) -> list[Piece]:
    """The stretches between separators that stand outside known names and parentheses."""
    inside = _insides(names_in(words)) | _topics_inside(words)
    pieces = [Piece([], hard=True)]
    depth = 0
    at = 0
    while at < len(words):
        word = words[at]
        depth = max(depth + (word.key in "([") - (word.key in ")]"), 0)
        gap = 0 if depth or at in inside else _separator(words, at)
        if gap:
            pieces.append(Piece([], hard=_is_hard(words, at), sign=word.key))
            at += gap
        else:
            if word.new_line and pieces[-1].words and at not in inside and not depth and _breaks_line(words, at):
                pieces.append(Piece([], hard=True, sign="\n"))
            if pieces[-1].words or word.text[0].isalnum() or word.key == "(":
                pieces[-1].words.append(word)
            at += 1
    return [piece for piece in pieces if piece.words]


def _insides(finds: list[Find]) -> set[int]:
    return {at for find in finds for at in range(find.start + 1, find.end)}


def _topics_inside(words: list[Word]) -> set[int]:
    """Words inside a subject without its head noun: the "và" of ", Giáo dục và Đào tạo"."""
    starts = (at for at in range(1, len(words)) if words[at - 1].key in {",", ":", ";", "và"})
    return {inner for at in starts for inner in range(at + 1, topic_at(words, at))}


def _separator(words: list[Word], at: int) -> int:
    """How many words the separator at a word takes; 0 where there is none."""
    key = words[at].key
    if key in {",", ";", "và", "hoặc"}:
        return 1
    if key == "cùng":
        return 2 if at + 1 < len(words) and words[at + 1].key == "với" else 1
    if (
        key == "."
        and at + 1 < len(words)
        and words[at].end < words[at + 1].start
        and at
        and len(words[at - 1].text) > 2
    ):
        return 1
    if key in BULLETS and _is_bullet(words, at):
        return 1
    if key == "/" and at + 1 < len(words) and words[at + 1].capital and grammar.head_at(words, at + 1):
        return 1
    return 0


def _is_bullet(words: list[Word], at: int) -> bool:
    """A dash that begins a line or an item, not one inside a name."""
    if at == 0 or words[at].key in "+•●▪":
        return True
    if words[at - 1].key in {";", "."}:
        return True
    if words[at].new_line:
        return grammar.begins_body(words, at + 1) or name_at(words, at + 1) is not None
    bulleted = words[0].key in BULLETS
    spaced = words[at - 1].end < words[at].start
    return bulleted and spaced and grammar.begins_body(words, at + 1) and words[min(at + 1, len(words) - 1)].capital


def _is_hard(words: list[Word], at: int) -> bool:
    return words[at].key in {";", ".", "/", "cùng"} or words[at].key in BULLETS


def _breaks_line(words: list[Word], at: int) -> bool:
    """Whether a new body begins with the line (a wrapped name goes on instead)."""
    if words[at - 1].key in grammar.OPEN_ENDS or not words[at].capital:
        return False
    return grammar.begins_body(words, at) or name_at(words, at) is not None
