"""All scores of a document, out of its tables and its sentences, in the order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.extract.outline.sections import section_of
from kehoach.extract.rules.fields import field_of
from kehoach.extract.rules.scores_prose import ProseScore, scores_of_sentence, year_of
from kehoach.extract.rules.scores_table import RowScore, scores_of_rows
from kehoach.extract.rules.targets_context import mode_of
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.language.letters import CAPITALS
from kehoach.models.outline import Grid, GridCell, Node, Outline, Span
from kehoach.models.records import Score

_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[{CAPITALS}])|\n+")
_YEAR = re.compile(r"(?<!so với )(?<!so )(?<!cùng kỳ )(?:\bnăm |\b(?:tháng|quý) [\divx]{1,4}/)(20\d\d)")
_YEAR_BEHIND = re.compile(r"\s*(?:điểm )?(?:trong |vào )năm (20\d\d)")
_AN_INDEX = re.compile(
    r"(?:bộ )?chỉ số (?:đánh giá )?(?:(?:kết quả )?(?:cải cách hành chính|cchc|par[ -]?index)"
    r"|(?:mức độ |sự )?hài lòng|sipas|papi|pci|ddci|dti"
    r"|phục vụ(?: người dân(?:,? (?:và )?doanh nghiệp)?)?|chuyển đổi số"
    r"|năng lực cạnh tranh)|\b(?:par[ -]?index|sipas|papi|ddci)\b",
    re.IGNORECASE,
)
_BODY_ALONE = re.compile(
    r"(?:ubnd |ủy ban nhân dân )?(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|tỉnh|đặc khu|sở|đơn vị|địa phương)"
)
_TOTAL = re.compile(r"tổng\b|mức điểm|(?:chỉ số|điểm) (?:cchc|cải cách hành chính)|bộ chỉ số|par[ -]?index")
_THIS = re.compile(r"(?:chỉ tiêu|chỉ số|nội dung|tiêu chí|lĩnh vực) này\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:chỉ số|tiêu chí|lĩnh vực|nội dung)?\s*[\"“”'‘]?(.+?)[\"“”'’.:]*$", re.IGNORECASE)
_NO_CAPTION = re.compile(r"\(|đơn vị tính|đvt|kèm theo|ban hành kèm|phụ lục\b.{0,6}$", re.IGNORECASE)
_BEFORE = 3
_CAPTION_END = re.compile(r"[\s:.;(]+$")
_SCORED_ZONES = frozenset({"body", "basis"})
_TITLE_LENGTH = 300


def find_scores(outline: Outline, base_year: int | None) -> list[Score]:
    """Every printed mention of a criterion's figures; ``base_year`` holds where no year is printed.

    Tables of self-scoring, appraisal, ranking and scoring guides give a record a row, sentences a record a
    criterion; ``soft`` marks figures repeated or compared in running prose.
    """
    found: list[Score] = []
    for node, above in _walk(outline.root, ()):
        if node.grid is not None and node.zone in _SCORED_ZONES:
            found += _of_grid(outline, node, above, base_year)
        elif node.kind in {"item", "bullet", "paragraph", "note"} and node.zone in _SCORED_ZONES:
            found += _of_words(outline, node, above, (node.body, node.end), base_year)
    return found


def subject_of(outline: Outline) -> str:
    """The document's title, on one line."""
    titles = (outline.text[node.start : node.end] for node in outline.root.walk() if node.zone == "title")
    return " ".join(" ".join(titles).split())


def _walk(node: Node, above: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    yield node, above
    for child in node.children:
        yield from _walk(child, (*above, node))


def _of_grid(outline: Outline, node: Node, above: tuple[Node, ...], base_year: int | None) -> Iterator[Score]:
    grid = node.grid
    assert grid is not None
    rows = [[outline.text[cell.start : cell.end] for cell in row] for row in grid.rows]
    caption = _caption(outline, node, above)
    context = " ".join((*(outline.text[place.start : place.end] for place in above[2:]), caption))
    subject = subject_of(outline)
    subject = caption if caption and fold(caption) in fold(subject) else subject
    scores = scores_of_rows(rows, grid.header_rows, context, caption, subject)
    year = year_of(caption) or _year_above(outline, above) or base_year
    for score in scores:
        yield from _row_scores(outline, grid, score, year)
    if scores:
        return
    for row in grid.rows[grid.header_rows :]:
        for cell in row:
            if cell.origin is None:
                yield from _of_words(outline, node, above, (cell.start, cell.end), base_year, (grid.index, cell))


def _row_scores(outline: Outline, grid: Grid, score: RowScore, year: int | None) -> Iterator[Score]:
    cells = [cell for cell in grid.rows[score.row] if cell.origin is None]
    start, end = outline.words(min(cell.start for cell in cells), max(cell.end for cell in cells))
    where = outline.where(start, end, (grid.index, score.row, score.column))
    section = section_of(outline, start)
    yield Score(
        section=section,
        criterion=score.criterion,
        code=score.code,
        field=score.domain,
        year=score.year or year,
        max=score.figures.get("max"),
        self=score.figures.get("self"),
        appraised=score.figures.get("appraised"),
        delta=score.figures.get("delta"),
        previous=score.figures.get("previous"),
        unit=score.unit,
        total=score.total,
        unit_of_government=score.body,
        rank=score.rank,
        printed=score.printed,
        where=where,
    )
    if score.earlier:
        before, value = score.earlier
        yield Score(
            section=section,
            criterion=score.criterion,
            year=before,
            appraised=value,
            total=score.total,
            soft=True,
            where=where,
        )


def _of_words(
    outline: Outline,
    node: Node,
    above: tuple[Node, ...],
    span: Span,
    base_year: int | None,
    cell: tuple[int, GridCell] | None = None,
) -> Iterator[Score]:
    headings = [outline.text[place.body : place.end] for place in above if place.kind == "item"]
    if mode_of(headings, node.zone) == "aims":
        return
    for start, end in _sentences(outline.text, span):
        text = outline.text[start:end]
        for score in scores_of_sentence(text):
            plain = node.kind in {"bullet", "item"} and start == span[0] and score.start <= 2
            soft = not (plain and (score.labelled or "pair" in score.printed))
            year = score.year or _year_before(text, score) or _year_above(outline, above) or base_year
            if _THIS.match(score.criterion):
                score.criterion = _named_above(outline, above) or score.criterion
            elif _BODY_ALONE.fullmatch(fold(score.criterion)):
                score.criterion = _index_above(outline, above) or score.criterion
            yield _prose_score(outline, score, start, year, soft, cell)


def _prose_score(
    outline: Outline,
    score: ProseScore,
    base: int,
    year: int | None,
    soft: bool,
    cell: tuple[int, GridCell] | None,
) -> Score:
    start, end = outline.words(base + score.start, base + score.end)
    total = bool(_TOTAL.match(fold(score.criterion)))
    return Score(
        section=section_of(outline, start),
        criterion=score.criterion,
        code=score.code,
        field=None if total else field_of(score.criterion),
        year=year,
        max=score.figures.get("max"),
        self=score.figures.get("self"),
        appraised=score.figures.get("appraised"),
        delta=score.figures.get("delta"),
        previous=score.figures.get("previous"),
        unit=score.unit,
        n_criteria=score.n_criteria,
        n_subcriteria=score.n_subcriteria,
        total=total,
        rank=score.rank,
        printed=score.printed,
        soft=soft,
        where=outline.where(start, end, (cell[0], cell[1].row, cell[1].column) if cell else None),
    )


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    for place in _SENTENCE.finditer(text, start, end):
        yield start, place.start()
        start = place.end()
    if start < end:
        yield start, end


def _year_before(text: str, score: ProseScore) -> int | None:
    folded = fold_keep(text)
    first = score.opened or score.end
    years = _YEAR.findall(folded[:first])
    behind = None if years else _YEAR_BEHIND.match(folded, first)
    return int(years[-1]) if years else int(behind[1]) if behind else None


def _year_above(outline: Outline, above: tuple[Node, ...]) -> int | None:
    """The year that the nearest heading with one year names."""
    headings = (outline.text[node.start : node.end] for node in reversed(above) if node.label)
    return next((year for heading in headings if len(heading) < _TITLE_LENGTH and (year := year_of(heading))), None)


def _named_above(outline: Outline, above: tuple[Node, ...]) -> str | None:
    """The criterion that the nearest heading names, for a sentence that says only "chỉ số này"."""
    heading = next((node for node in reversed(above) if node.label), None)
    found = _TITLE.match(" ".join(outline.text[heading.body : heading.end].split())) if heading else None
    return found[1] if found and len(found[1]) < _TITLE_LENGTH else None


def _index_above(outline: Outline, above: tuple[Node, ...]) -> str | None:
    """The index that the nearest heading or the title names, where a sentence only says whose it is."""
    headings = (outline.text[node.body : node.end] for node in reversed(above) if node.label)
    for words in (*headings, subject_of(outline)):
        found = _AN_INDEX.search(" ".join(words.split()))
        if found:
            return found[0]
    return None


def _caption(outline: Outline, node: Node, above: tuple[Node, ...]) -> str:
    """What a table says it holds: the short paragraph before it, else the annex's title or the heading above."""
    siblings = above[-1].children if above else ()
    before = [one for one in siblings if one.start < node.start and one.kind in {"paragraph", "bullet"}]
    spans = [(one.body, one.end) for one in reversed(before[-_BEFORE:]) if one.zone not in {"head", "annex-head"}]
    for place in reversed(above):
        if place.title is not None:
            spans.append(place.title)
        elif place.kind == "item":
            spans.append((place.body, place.end))
    for start, end in spans:
        words = _CAPTION_END.sub("", " ".join(outline.text[start:end].split()))
        if 8 < len(words) < _TITLE_LENGTH and not _NO_CAPTION.match(words):
            return words
    return ""
