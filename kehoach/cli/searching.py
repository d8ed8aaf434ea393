"""The work of ``kehoach search``: asks the store and shows what it found, the quotation marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from kehoach.cli import exits
from kehoach.cli.speech import Speech
from kehoach.cli.store_options import Pen, named_store, taken_filters
from kehoach.cli.streams import Reporter, printable, write_data
from kehoach.corpus.search import WHAT, Hit, Passage, Results, What, search
from kehoach.corpus.search_sql import Filters
from kehoach.corpus.store import open_store
from kehoach.generate import words

_LONGEST = 420  # characters of a result's text on the terminal
_BEFORE = 90  # of them at most before the first mark
_CUT = "…"
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What was asked for."""

    words: str
    store: str
    filters: Filters
    what: tuple[What, ...]
    limit: int
    form: str
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> SearchRequest:
        """The request as click hands it over. Raises ``UsageError`` (``usage.day``)."""
        asked = dict(given)
        filters = taken_filters(asked)
        asked["store"] = named_store(asked["store"], "search")
        asked["words"] = " ".join(asked["words"])
        asked["what"] = tuple(asked["what"]) or WHAT
        return cls(filters=filters, **asked)


def find(request: SearchRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    reporter = Reporter(speech, as_json=request.errors == "json")
    with open_store(request.store) as store:
        results = search(store, request.words, request.filters, what=request.what, limit=request.limit)
    if request.form == "json":
        write_data(_json(request, results))
    else:
        pen = Pen()
        for number, hit in enumerate(results.hits, 1):
            write_data("".join(f"{line}\n" for line in _shown(number, hit, speech, pen)).encode())
        _tell(request, results, reporter, speech)
    return exits.CLEAN


def _tell(request: SearchRequest, results: Results, reporter: Reporter, speech: Speech) -> None:
    if not results.hits:
        reporter.note(speech("Không tìm thấy kết quả nào.", "Nothing was found."))
    elif results.more:
        reporter.note(
            speech(
                f"Còn kết quả khác: thêm điều kiện lọc hoặc --limit lớn hơn {request.limit}.",
                f"There is more: add filters or a --limit above {request.limit}.",
            )
        )


def _json(request: SearchRequest, results: Results) -> bytes:
    asked = {name: value for name, value in asdict(request.filters).items() if value is not None}
    hits = [_record(hit) for hit in results.hits]
    whole = {"query": request.words, "filters": asked, "hits": hits, "more": results.more}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _record(hit: Hit) -> dict[str, Any]:
    """A result as JSON: each passage as its text and its marks."""
    record = asdict(hit)
    for name in ("text", "lead", "coop", "output"):
        text, marks = record[name]
        record[name] = text
        record[f"{name}_marks"] = [list(mark) for mark in marks]
    return record


def _shown(number: int, hit: Hit, speech: Speech, pen: Pen) -> Iterator[str]:
    opening = f"{number}. "
    indent = " " * len(opening)
    yield from _wrapped(_excerpt(hit.text), opening, pen)
    kinds = {
        "task": speech("Nhiệm vụ", "Task"),
        "duty": speech("Trách nhiệm", "Duty"),
        "paragraph": speech("Đoạn văn", "Paragraph"),
    }
    parts = [Passage(kinds[hit.what])]
    for name, passage in (
        (speech("Chủ trì", "Lead"), hit.lead),
        (speech("Phối hợp", "With"), hit.coop),
        (speech("Sản phẩm", "Output"), hit.output),
        (speech("Thời hạn", "Deadline"), Passage(hit.deadline)),
    ):
        if passage.text:
            shift = len(name) + 2
            marks = tuple((start + shift, end + shift) for start, end in passage.marks)
            parts.append(Passage(f"{name}: {passage.text}", marks))
    if hit.field:
        parts.append(Passage(words.field(hit.field, speech.lang) or ""))
    yield from _wrapped(_joined(parts), indent, pen)
    source = " · ".join(printable(" ".join(part.split())) for part in _source(hit, speech) if part)
    yield from (pen.faint(line) for line in wrap(source, pen.width, initial_indent=indent, subsequent_indent=indent))
    yield ""


def _source(hit: Hit, speech: Speech) -> Iterator[str]:
    yield hit.issuer or ""
    yield str(hit.plan_year or "")
    yield hit.path
    if hit.section:
        yield speech(f"mục {hit.section}", f"section {hit.section}")
    if hit.page:
        yield speech(f"trang {hit.page}", f"page {hit.page}")
    elif hit.line:
        yield speech(f"dòng {hit.line}", f"line {hit.line}")


def _joined(parts: Sequence[Passage]) -> Passage:
    text = ""
    marks: list[tuple[int, int]] = []
    for part in parts:
        text += " · " if text else ""
        marks += [(start + len(text), end + len(text)) for start, end in part.marks]
        text += part.text
    return Passage(text, tuple(marks))


def _excerpt(passage: Passage) -> Passage:
    """The passage round its first mark, no longer than is read at a glance."""
    text, marks = passage
    if len(text) <= _LONGEST:
        return passage
    start = 0
    if marks and marks[0][0] > _BEFORE:
        start = text.find(" ", marks[0][0] - _BEFORE) + 1
        start = start if 0 < start <= marks[0][0] else marks[0][0]
    end = min(start + _LONGEST, len(text))
    cut_before, cut_after = (_CUT if start else ""), (_CUT if end < len(text) else "")
    kept = [(a - start + len(cut_before), min(b, end) - start + len(cut_before)) for a, b in marks if start <= a < end]
    return Passage(f"{cut_before}{text[start:end]}{cut_after}", tuple(kept))


def _wrapped(passage: Passage, opening: str, pen: Pen) -> Iterator[str]:
    """The passage in lines of the terminal's width: broken first, then marked, since marks take no room there."""
    plain = _BLANK.sub(" ", "".join(char if char.isprintable() or char.isspace() else " " for char in passage.text))
    indent = " " * len(opening)
    at = 0
    lines = wrap(plain, max(pen.width - len(opening), 20), break_long_words=False, break_on_hyphens=False) or [""]
    for number, line in enumerate(lines):
        start = plain.index(line.split(" ", 1)[0], at) if line else at
        line_end = _reach(plain, start, line)
        inside = [
            (max(a, start) - start, min(b, line_end) - start) for a, b in passage.marks if a < line_end and b > start
        ]
        yield (indent if number else opening) + pen.marked(plain[start:line_end], inside)
        at = line_end


def _reach(plain: str, start: int, line: str) -> int:
    """Where a wrapped line ends in the text: its words follow one another there, perhaps with more space between."""
    at = start
    for word in line.split():
        at = plain.index(word, at) + len(word)
    return at
