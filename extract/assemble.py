"""Candidates to the records of one plan: joined, resolved, quoted, doubts kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from kehoach.extract.doubles import single_targets
from kehoach.extract.outline.build import build
from kehoach.extract.outline.sections import headings
from kehoach.extract.rules.citations import find_citations
from kehoach.extract.rules.header import read_header
from kehoach.extract.rules.scores import find_scores
from kehoach.extract.rules.targets import find_targets
from kehoach.extract.rules.tasks import find_tasks
from kehoach.extract.sources.detect import load, read_layout
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.extract.task_records import task_records
from kehoach.models.errors import Said, SourceError
from kehoach.models.layout import Layout
from kehoach.models.outline import Outline
from kehoach.models.reading import Reading
from kehoach.models.records import Citation, Header, Issue, Places, Plan, Score, Section, Source, Target, Task, Where


def read(path: str | PathLike[str], *, limits: Limits | None = None) -> Reading:
    """Read a plan from a file: its records, its outline and its layout.

    Raises:
        SourceError: the file cannot be read; ``code`` says why (file.*, type.*, docx.*, pdf.*, text.*).
    """
    return _read(load(Path(path), limits))


def read_bytes(data: bytes, name: str = "stdin", *, limits: Limits | None = None) -> Reading:
    """Read a plan from its bytes; ``name`` only names it in messages and in ``source.name``.

    Raises:
        SourceError: as ``read`` does.
    """
    return _read(SourceFile(name, data, limits or Limits()))


def _read(source: SourceFile) -> Reading:
    layout = read_layout(source)
    outline = build(layout)
    if not outline.text.strip():
        raise SourceError(
            "file.no_text",
            Said("tệp không có chữ nào", "there is no text in the file"),
            Said(
                "Kiểm tra lại bản gốc; nếu nội dung là ảnh thì nhận dạng chữ (OCR) trước.",
                "Check the original; where its content is pictures, run OCR first.",
            ),
            source.name,
        )
    return Reading(plan=assemble(source, layout, outline), outline=outline, layout=layout)


def assemble(source: SourceFile, layout: Layout, outline: Outline) -> Plan:
    """All records of an outline."""
    header = read_header(outline)
    citations = find_citations(outline)
    scores = find_scores(outline, header.base_year)
    targets = find_targets(outline)
    issues = [
        *(Issue(code=code, message=message) for code, message in layout.warnings),
        *(
            Issue(code=doubt.code, message=doubt.message, where=outline.where(doubt.start, doubt.end))
            for doubt in outline.doubts
        ),
    ]
    tasks = task_records(outline, find_tasks(outline, _year(header)), targets, citations, issues)
    targets, tasks = single_targets(targets, tasks)
    sections = _sections(outline)
    return Plan(
        text=outline.text,
        source=_source(source, layout, outline, (header.where.values(), sections, scores, targets, citations, tasks)),
        header=header,
        citations=citations,
        sections=sections,
        scores=scores,
        targets=targets,
        tasks=tasks,
        issues=issues,
    )


def _year(header: Header) -> int | None:
    """The year that dates printed without one take: the plan's, else the one it was issued in."""
    issued = header.issued[:4] if header.issued else ""
    return header.plan_year or (int(issued) if issued.isdigit() else None)


def _sections(outline: Outline) -> list[Section]:
    return [
        Section(
            label=heading.label,
            title=" ".join(outline.text[heading.title[0] : heading.title[1]].split()),
            level=heading.level,
            where=outline.where(*heading.title),
        )
        for heading in headings(outline)
    ]


_Records = tuple[
    Iterable[Where],
    Sequence[Section],
    Sequence[Score],
    Sequence[Target],
    Sequence[Citation],
    Sequence[Task],
]


def _source(source: SourceFile, layout: Layout, outline: Outline, records: _Records) -> Source:
    return Source(
        name=source.name,
        sha256=hashlib.sha256(source.data).hexdigest(),
        media=layout.media,
        pages=len(layout.pages) if layout.media == "pdf" else None,
        reader=layout.reader,
        coverage=coverage(layout.plain, outline.text),
        claimed=_claimed(outline.text, _places(records)),
    )


def coverage(plain: str, text: str) -> float:
    """The share of a plain reader's characters, case and white space apart, that stand in the text; 1 for none."""
    wanted = Counter(char for char in plain.casefold() if not char.isspace())
    total = wanted.total()
    if not total:
        return 1.0
    wanted.subtract(Counter(char for char in text.casefold() if not char.isspace()))
    missing = sum(count for count in wanted.values() if count > 0)
    return round(1 - missing / total, 6)


def _places(records: _Records) -> Iterator[Where]:
    header, sections, scores, targets, citations, tasks = records
    yield from header
    for record in (*sections, *scores, *targets):
        yield record.where
    for citation in citations:
        yield from _each(citation.where)
    for task in tasks:
        yield from _each(task.where)
        if task.output_where is not None:
            yield from _each(task.output_where)
        for part in (*task.lead, *task.coop, *task.deadlines):
            yield part.where


def _each(places: Places) -> list[Where]:
    return places if isinstance(places, list) else [places]


def _claimed(text: str, places: Iterable[Where]) -> float:
    """The share of the text's characters, white space apart, that lie inside records."""
    total = sum(not char.isspace() for char in text)
    if not total:
        return 0.0
    claimed, at = 0, 0
    for start, end in sorted((place.start, place.end) for place in places):
        if end > at:
            claimed += sum(not char.isspace() for char in text[max(start, at) : end])
            at = end
    return round(claimed / total, 4)
