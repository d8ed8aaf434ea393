"""Passages of a plan that stand in another unit's document of a store: what was copied, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kehoach.corpus.lineage import Issued, unit_of_document
from kehoach.corpus.query import phrase
from kehoach.corpus.search_sql import DOCUMENT_COLUMNS, Conditions, matching_texts
from kehoach.corpus.store import Store
from kehoach.generate.draft.unit_names import read_names
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Plan

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 14  # a shorter line is a heading or a phrase of the trade
_PROBE = 6
_SHARE = 0.8  # of the words of the line that stand in one line of the other document, in order
_MOST_UNITS = 4  # what more units than that say is common wording
_LOOKED_AT = 12
_IDLE = re.compile(r"\W*(?:căn cứ|nơi nhận|theo đề nghị|xét đề nghị|kính gửi)\b")


@dataclass(frozen=True, slots=True)
class Source:
    """A document of another unit; ``earlier`` = issued before the plan, None where a day is missing."""

    document: int
    path: str
    issuer: str
    issued: str | None
    earlier: bool | None


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage of the plan (half-open place in its text) that stands in other units' documents, the likeliest first.

    share: 0 to 1, of its words there in order; foreign: the other unit's name where it was left in the passage.
    """

    begin: int
    end: int
    text: str
    there: str
    share: float
    sources: tuple[Source, ...]
    foreign: str | None = None


def copied(store: Store, plan: Plan) -> list[Copied]:
    """The passages copied from other units, those first in which the other's name was left, then in order.

    Grounds and recipients are left out, and what more than four units say alike.
    """
    header = plan.header
    unit = unit_of_document(Issued(0, header.issuer, header.parent, header.place, header.plan_year, header.issued))
    search = _Others(store, unit.key if unit else None, plan)
    found = [one for begin, end in _passages(plan.text) if (one := search.copied(begin, end)) is not None]
    return sorted(found, key=lambda one: (one.foreign is None, one.begin))


def _passages(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if len(line.split()) >= _LEAST_WORDS and not _IDLE.match(fold_keep(line)):
            yield at, at + len(line)
        at += len(line) + 1


class _Others:
    """The documents of other units, asked for the words of a passage."""

    def __init__(self, store: Store, unit: str | None, plan: Plan) -> None:
        self._store = store
        self._unit = unit
        self._plan = plan
        self._own_names = {fold_keep(name.name) for name in read_names(plan.header.issuer or "") if name.name}
        self._asked = Conditions(store.database.dialect)
        self._lines: dict[int, list[str]] = {}
        self._sources: dict[int, tuple[str, Source] | None] = {}

    def copied(self, begin: int, end: int) -> Copied | None:
        """What a passage was copied from; None where nothing of it stands elsewhere, or everywhere."""
        text = self._plan.text[begin:end]
        words = _words(text)
        best: dict[int, tuple[float, str]] = {}
        for document in self._holding(words):
            share, line = max((self._share(words, line), line) for line in self._lines_of(document))
            if share >= _SHARE:
                best[document] = share, line
        known = {key: one for key in best if (one := self._sources[key]) is not None}
        if not known or len({unit for unit, _ in known.values()}) > _MOST_UNITS:
            return None
        ranked = sorted(known, key=lambda key: (known[key][1].earlier is False, -best[key][0], known[key][1].path))
        share, there = best[ranked[0]]
        sources = tuple(known[key][1] for key in ranked)
        return Copied(begin, end, text, there, round(share, 3), sources, self._foreign(text, sources))

    def _holding(self, words: Sequence[str]) -> list[int]:
        """The documents of other units that hold a run of the words from the beginning, the middle or the end."""
        middle = (len(words) - _PROBE) // 2
        found: dict[int, None] = {}
        for at in dict.fromkeys((0, middle, len(words) - _PROBE)):
            asked = phrase(" ".join(words[at : at + _PROBE]), self._store.database.dialect)
            sql, values = matching_texts(self._asked, asked, f"{DOCUMENT_COLUMNS}, d.parent, d.place, d.sha256")
            for row in self._store.select(f"{sql} LIMIT {_LOOKED_AT}", values):
                if self._source(row) is not None:
                    found[row["document"]] = None
        return list(found)

    def _source(self, row: dict[str, str | int | None]) -> tuple[str, Source] | None:
        """The key of a document's unit and what is told of it; None for the plan's own unit and the plan itself."""
        document = int(row["document"] or 0)
        if document not in self._sources:
            issuer, issued = str(row["issuer"] or ""), row["issued"]
            year = row["plan_year"]
            head = Issued(
                document, issuer or None, _told(row["parent"]), _told(row["place"]),
                int(year) if year else None, _told(issued),
            )  # fmt: skip
            unit = unit_of_document(head)
            own = row["sha256"] == self._plan.source.sha256 or unit is None or unit.key == self._unit
            mine = self._plan.header.issued
            earlier = str(issued) < mine if issued and mine else None
            self._sources[document] = (
                None
                if own or unit is None
                else (unit.key, Source(document, str(row["path"]), issuer, _told(issued), earlier))
            )
        return self._sources[document]

    def _lines_of(self, document: int) -> list[str]:
        if document not in self._lines:
            self._lines[document] = self._store.text(document).split("\n")
        return self._lines[document]

    @staticmethod
    def _share(words: Sequence[str], line: str) -> float:
        """How many of the words stand in a line in order, in runs of three and more."""
        theirs = _words(line)
        if len(theirs) < len(words) * _SHARE:
            return 0.0
        matcher = SequenceMatcher(None, words, theirs, autojunk=False)
        if matcher.real_quick_ratio() * (len(words) + len(theirs)) / 2 < len(words) * _SHARE:
            return 0.0
        return sum(block.size for block in matcher.get_matching_blocks() if block.size >= 3) / len(words)

    def _foreign(self, text: str, sources: Sequence[Source]) -> str | None:
        """The name of a source's unit that stands in the passage and is not the plan's own."""
        theirs = {fold_keep(name.name) for source in sources for name in read_names(source.issuer) if name.name}
        for name in read_names(text):
            key = fold_keep(name.name)
            if name.name and key in theirs and key not in self._own_names:
                return str(name)
        return None


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_keep(text))


def _told(value: object) -> str | None:
    return str(value) if value else None
