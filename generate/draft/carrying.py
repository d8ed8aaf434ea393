"""Last year's words that a draft may carry over: its grounds, its purpose, its requirements, with their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.models.language.fold import fold
from kehoach.models.language.letters import CAPITALS
from kehoach.models.language.numbering import read_marker
from kehoach.models.records import Citation, Plan, Section, Task, Where

_GROUND = re.compile(r"\W*(?:Căn cứ|Thực hiện|Theo|Triển khai|Xét)\s")
# Where a ground runs on into the enacting words.
_ENACTS = re.compile(
    r"(?:[,;.]\s*|(?<!của)\s+)(?:nay\s+)?(?:Chủ tịch )?(?:(?:[Uu]ỷ|[Ủủ]y) ban nhân dân|UBND|HĐND)"
    rf"(?: (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu))?(?: [{CAPITALS}]\w*){{0,5}}\s+"
    r"(?:ban hành|xây dựng|triển khai|đề ra|lập)\s.*$",
    re.DOTALL,
)
_SENTENCE = re.compile(rf"(?<=[.;])\s+(?=[{CAPITALS}])")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_RANK = re.compile(
    r"(?:duy trì|giữ vững|nâng|tăng|cải thiện|phấn đấu|trong)[^.;]{0,60}(?:thứ hạng|xếp hạng|vị trí|top \d)"
)
_AIMS = re.compile(
    r"(?:các )?(?:mục tiêu|chỉ tiêu)"
    r"(?:,? (?:và )?(?:chỉ tiêu|mục tiêu|chung|cụ thể|tổng quát|chủ yếu|phấn đấu|năm 20\d\d))*"
)
_CAUSES = re.compile(r"(?:các )?nguyên nhân(?!.*(?:đạt được|kết quả đạt))")
_INDEX_GOAL = re.compile(
    r"(?:chỉ số (?:cải cách hành chính|cchc|par)|par index|số điểm cchc)[^.;]{0,140}?"
    r"(?:đạt|từ|trên|tối thiểu)[^.;]{0,30}?\d+(?:[.,]\d+)?\s*(?:điểm|%)"
)
_OF_TASKS = re.compile(r"^(?!.*(?:tổ chức|trách nhiệm|phân công)).*(?:nhiệm vụ|giải pháp)")
_LEAST = 12  # characters of a line that says something


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of last year's plan, without its number or bullet; ``citations`` are those that begin in it."""

    text: str
    where: Where
    citations: tuple[Citation, ...] = ()


def grounds(plan: Plan) -> list[Line]:
    """The paragraphs in which the documents stand that last year's plan was based on, enacting words cut off."""
    starts: dict[int, list[Citation]] = {}
    for citation in plan.citations:
        if citation.role == "basis":
            place = citation.where[0] if isinstance(citation.where, list) else citation.where
            starts.setdefault(_line_start(plan.text, place.start), []).append(citation)
    found: list[Line] = []
    for start, cited in sorted(starts.items()):
        paragraph = plan.text[start : _paragraph_end(plan.text, start)]
        words = _ENACTS.sub("", _SENTENCE.split(paragraph)[0]).strip(" \t\n.;,")
        if _GROUND.match(words):
            at = plan.text.index(words, start)
            found.append(Line(" ".join(words.split()), _where(plan.text, at, at + len(words)), tuple(cited)))
    return found


def under(plan: Plan, *titles: str) -> list[Line]:
    """The paragraphs below the first section with one of some folded titles ("mục đích"), headings left out."""
    section = next((s for title in titles for s in plan.sections if fold(s.title).strip(" :.") == title), None)
    if section is None:
        return []
    end = _section_end(plan, section)
    return [line for line in _lines(plan.text, _line_end(plan.text, section.where.start), end) if _says(plan, line)]


def works(plan: Plan) -> list[Task]:
    """What last year's plan has to do: its tasks, and the duties of sections of tasks that are ordered by body.

    Where a document has duties alone (a directive), they are its work.
    """
    tasks = [task for task in plan.tasks if task.role == "task"]
    if not tasks:
        return list(plan.tasks)
    titles = {section.label: fold(section.title) for section in plan.sections}
    tops = Counter((_top(task), task.role) for task in plan.tasks)
    by_body = {
        top
        for top, role in tops
        if role == "duty" and tops[top, "duty"] > tops[top, "task"] and _OF_TASKS.search(titles.get(top, ""))
    }
    return [task for task in plan.tasks if task.role == "task" or _top(task) in by_body]


def _top(task: Task) -> str:
    return (task.section or "").partition(".")[0]


def aims(plan: Plan) -> list[Line]:
    """The paragraphs of all sections of aims in order; an aim that was read as a heading of its own counts."""
    found: dict[int, Line] = {}
    for section in plan.sections:
        if not _AIMS.fullmatch(fold(section.title).strip(" :.")):
            continue
        end = min(
            (s.where.start for s in plan.sections if s.where.start > section.where.start and s.level <= section.level),
            default=len(plan.text),
        )
        for line in _lines(plan.text, _line_end(plan.text, section.where.start), end):
            target = any(line.where.start <= one.where.start < line.where.end for one in plan.targets)
            if _says(plan, line) or (target and len(line.text) >= _LEAST):
                found[line.where.start] = line
    return [found[start] for start in sorted(found)]


def causes(plan: Plan) -> list[Line]:
    """The paragraphs in which last year's plan says why points were lost."""
    titled = [section for section in plan.sections if _CAUSES.match(fold(section.title))]
    found = [
        line
        for section in titled
        for line in _lines(plan.text, _line_end(plan.text, section.where.start), _section_end(plan, section))
    ]
    return [line for line in found if _says(plan, line) and not is_result(plan, line)]


def is_result(plan: Plan, line: Line) -> bool:
    """Whether the paragraph tells last year's figures: they are replaced by new ones, never moved on."""
    return any(line.where.start <= score.where.start < line.where.end for score in plan.scores)


def without_rank(line: Line) -> Line:
    """The line without sentences that aim at a rank: last year's rank is not known to the new plan."""
    kept = " ".join(part for part in _SENTENCE.split(line.text) if not _RANK.search(fold(part)))
    return Line(kept, line.where, line.citations)


def without_goal(line: Line) -> Line:
    """The line without sentences that set the score of the whole index: the new plan sets its own."""
    kept = " ".join(part for part in _SENTENCE.split(line.text) if not _INDEX_GOAL.search(fold(part)))
    return Line(kept, line.where, line.citations)


def without_results(plan: Plan, text: str, where: Where) -> str:
    """The words of a task without brackets and sentences that tell last year's figures."""
    figures = {
        printed
        for score in plan.scores
        if where.start <= score.where.start < where.end
        for printed in score.printed.values()
        if printed.strip()
    }
    if not figures:
        return text
    told = re.compile("|".join(rf"(?<![\d,.]){re.escape(figure)}(?![\d])" for figure in figures))
    kept = _BRACKETS.sub(lambda group: "" if told.search(group[0]) else group[0], text)
    return " ".join(part for part in _SENTENCE.split(kept) if not told.search(part)) or text


def _says(plan: Plan, line: Line) -> bool:
    heading = any(line.where.start <= s.where.start < line.where.end for s in plan.sections)
    return not heading and len(line.text) >= _LEAST


def _section_end(plan: Plan, section: Section) -> int:
    later = (s.where.start for s in plan.sections if s.where.start > section.where.start)
    return min(later, default=len(plan.text))


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    while start < end:
        stop = min(_line_end(text, start), end)
        marker = read_marker(text, start)
        first = marker.end if marker and marker.end <= stop else start
        words = text[first:stop].strip()
        if words:
            at = text.index(words, first)
            yield Line(words, _where(text, at, at + len(words)))
        start = stop + 1


def _paragraph_end(text: str, start: int) -> int:
    """The end of a ground: over hard line breaks, to a closing sign or the line before the next ground."""
    end = _line_end(text, start)
    while end < len(text) and text[end - 1] not in ";.:" and text[end : end + 2] != "\n\n":
        if _GROUND.match(text, end + 1) or not text[end + 1 : _line_end(text, end + 1)].strip():
            break
        end = _line_end(text, end + 1)
    return end


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    stop = text.find("\n", at)
    return len(text) if stop < 0 else stop


def _where(text: str, start: int, end: int) -> Where:
    return Where(start=start, end=end, quote=text[start:end])
