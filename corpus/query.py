"""What a person types into a search, as an expression of the database that no sign of theirs can break.

Words beside each other must all occur, and count for more where they stand together; ``"một cửa"`` is a phrase,
``công*`` a beginning; AND, OR, NOT (VÀ, HOẶC, KHÔNG) in capitals and brackets join them. Every word goes into the
expression folded and quoted, so that signs part words and do nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from kehoach.corpus.schema import Dialect
from kehoach.models.errors import Said, UsageError
from kehoach.models.language.fold import fold_keep, unaccent

_Kind: TypeAlias = Literal["and", "or", "not", "(", ")", "term"]
_WORD = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"'})
_PIECE = re.compile(r'"(?P<phrase>[^"]*)(?:"(?P<open>\*?)|$)|(?P<bracket>[()])|(?P<or>\|)|(?P<word>[^\s"()|]+)')
_JOINTS: dict[str, _Kind] = {"AND": "and", "OR": "or", "NOT": "not"}
_SPOKEN_JOINTS: dict[str, _Kind] = {"VÀ": "and", "HOẶC": "or", "KHÔNG": "not"}
_MOST_WORDS = 64
_DEEPEST = 16
_LEAST_RUN = 2
_HINT = Said(
    'Ví dụ: "một cửa" NOT "liên thông"; (thủ tục OR hồ sơ) AND công*.',
    'For example: "một cửa" NOT "liên thông"; (thủ tục OR hồ sơ) AND công*.',
)


class Term(NamedTuple):
    """A word or a phrase: its words in lower case with their marks; ``open`` where the last one is a beginning.

    ``loose`` where its words may also stand apart.
    """

    words: tuple[str, ...]
    open: bool = False
    loose: bool = False

    def parted(self) -> tuple[Term, ...]:
        """The single words of a loose term; none of a phrase."""
        if not self.loose:
            return ()
        last = len(self.words) - 1
        return tuple(Term((word,), self.open and at == last) for at, word in enumerate(self.words))


@dataclass(frozen=True, slots=True)
class Query:
    """A search over folded text: ``apart`` as typed, ``together`` with words typed side by side standing so.

    Both are FTS5 expressions, or tsquery ones for PostgreSQL; ``wide`` is one for the documents in which paragraphs can
    be. ``terms`` are what is looked for (what NOT leaves out is not among them), a run of words typed side by side as
    one; ``root`` is the whole as it was read.
    """

    apart: str
    together: str
    wide: str
    terms: tuple[Term, ...]
    root: Node

    @property
    def tiers(self) -> tuple[str, ...]:
        """The expressions, the better kind of match first, each once."""
        return tuple(dict.fromkeys((self.together, self.apart)))


@dataclass(frozen=True, slots=True)
class Join:
    """Parts joined: ``and`` with what must not occur apart, or ``or``; ``run`` = words typed side by side."""

    kind: Literal["and", "or"]
    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()
    run: bool = False


Node: TypeAlias = "Term | Join"


class _Piece(NamedTuple):
    kind: _Kind
    term: Term | None = None


def read_query(text: str, dialect: Dialect = "sqlite") -> Query:
    """The search that a text asks for; unfinished quotes and brackets are closed, stray joints left out.

    Raises:
        UsageError: ``usage.query`` where there is no word to look for, only NOT, or more than 64 words.
    """
    pieces = list(_pieces(unicodedata.normalize("NFC", text)))
    terms = [piece.term for piece in pieces if piece.term]
    if not terms:
        raise _refused("không có từ nào để tìm", "there is no word to look for")
    if sum(len(term.words) for term in terms) > _MOST_WORDS:
        raise _refused(f"câu tìm dài quá {_MOST_WORDS} từ", f"the search has more than {_MOST_WORDS} words")
    node = _Parser(pieces).whole()
    if node is None:
        raise _refused("không có từ nào để tìm", "there is no word to look for")
    tight = _together(node)
    write = _fts5 if dialect == "sqlite" else _tsquery
    terms = tuple(dict.fromkeys(_wanted(tight)))
    return Query(write(node), write(tight), write(_with_all(node)), terms, node)


def phrase(text: str, dialect: Dialect = "sqlite") -> str:
    """The expression for the words of a text in just this order, marks apart; "" where it has none."""
    words = _words(unicodedata.normalize("NFC", text))
    return (_fts5 if dialect == "sqlite" else _tsquery)(Term(words)) if words else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_keep(text)))


def _pieces(text: str) -> Iterator[_Piece]:
    spoken = any(char.islower() for char in text)  # where all is in capitals, VÀ is a word of a title
    joints: dict[str, _Kind] = {**_JOINTS, **_SPOKEN_JOINTS} if spoken else _JOINTS
    for found in _PIECE.finditer(text.translate(_QUOTES)):
        if found["bracket"] == "(":
            yield _Piece("(")
        elif found["bracket"]:
            yield _Piece(")")
        elif found["or"]:
            yield _Piece("or")
        elif found["word"] in joints:
            yield _Piece(joints[found["word"]])
        else:
            said = found["word"] if found["phrase"] is None else found["phrase"]
            begins = said.endswith("*") if found["phrase"] is None else found["open"] == "*"
            if words := _words(said):
                yield _Piece("term", Term(words, begins, loose=found["phrase"] is None))


class _Parser:
    """or: and (OR and)*; and: (NOT? one)+; one: term or bracket. Takes anything: what has no place is passed over."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._pieces = list(pieces)
        self._at = 0

    def whole(self) -> Node | None:
        """All pieces as one node; a closing bracket too many is as if it were not there."""
        self._pieces = [piece for piece, depth in self._depths() if 0 <= depth <= _DEEPEST]
        return self._any(0)

    def _depths(self) -> Iterator[tuple[_Piece, int]]:
        depth = 0
        for piece in self._pieces:
            if piece.kind == "(":
                depth += 1
                yield piece, depth
            elif piece.kind == ")":
                yield piece, depth or -1
                depth = max(depth - 1, 0)
            else:
                yield piece, 0

    def _peek(self) -> str | None:
        return self._pieces[self._at].kind if self._at < len(self._pieces) else None

    def _any(self, depth: int) -> Node | None:
        parts = [self._all(depth)]
        while self._peek() == "or":
            self._at += 1
            parts.append(self._all(depth))
        kept = tuple(part for part in parts if part is not None)
        return Join("or", kept) if len(kept) > 1 else next(iter(kept), None)

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        negated = False
        while (kind := self._peek()) not in (None, "or", ")"):
            if kind in ("and", "not"):
                self._at += 1
                negated = negated != (kind == "not")
                continue
            node = self._one(depth) if negated else self._run() or self._one(depth)
            if node is not None:
                (without if negated else parts).append(node)
            negated = False
        if without and not parts:
            raise _refused("chỉ có điều loại trừ, chưa có điều cần tìm", "NOT has nothing to take away from")
        if len(parts) == 1 and not without:
            return parts[0]
        return Join("and", tuple(parts), tuple(without)) if parts else None

    def _run(self) -> Node | None:
        """Two or more words typed side by side, a beginning the last of them; None where there is no such run."""
        end = self._at
        while end < len(self._pieces) and (term := self._pieces[end].term) is not None and term.loose:
            end += 1
            if term.open:
                break
        terms = [term for piece in self._pieces[self._at : end] if (term := piece.term) is not None]
        if len(terms) < _LEAST_RUN:
            return None
        self._at = end
        return Join("and", tuple(terms), run=True)

    def _one(self, depth: int) -> Node | None:
        piece = self._pieces[self._at]
        self._at += 1
        if piece.kind == "term":
            return piece.term
        inner = self._any(depth + 1)
        if self._peek() == ")":
            self._at += 1
        return inner


def _together(node: Node) -> Node:
    """The node with each run of words as one phrase."""
    if isinstance(node, Term):
        return node
    if node.run:
        terms = [part for part in node.parts if isinstance(part, Term)]
        return Term(tuple(word for term in terms for word in term.words), terms[-1].open, loose=True)
    return Join(node.kind, tuple(map(_together, node.parts)), node.without)


def _with_all(node: Node) -> Node:
    """The node without what must not occur: that may stand in another paragraph of the document."""
    if isinstance(node, Term):
        return node
    return Join(node.kind, tuple(map(_with_all, node.parts)))


def _fts5(node: Node) -> str:
    if isinstance(node, Term):
        words = " ".join(map(unaccent, node.words))
        return f'"{words}" *' if node.open else f'"{words}"'
    return _written(node, _fts5, (" AND ", " OR ", " NOT "))


def _tsquery(node: Node) -> str:
    if isinstance(node, Term):
        words = [f"'{unaccent(word)}'" for word in node.words]
        return f"({' <-> '.join(words)}{':*' if node.open else ''})"
    return _written(node, _tsquery, (" & ", " | ", " & !"))


def _written(node: Join, write: Callable[[Node], str], joints: tuple[str, str, str]) -> str:
    both, either, never = joints

    def bracketed(part: Node) -> str:
        return write(part) if isinstance(part, Term) else f"({write(part)})"

    wanted = (both if node.kind == "and" else either).join(map(bracketed, node.parts))
    if not node.without:
        return wanted
    return f"({wanted}){never}({either.join(map(bracketed, node.without))})"


def _wanted(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    else:
        for part in node.parts:
            yield from _wanted(part)


def _refused(vi: str, en: str) -> UsageError:
    return UsageError("usage.query", Said(vi, en), _HINT)
