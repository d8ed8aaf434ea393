"""A draft as Markdown: the plan in reading order, its sections numbered, its tables as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kehoach.generate.draft.context import context_of
from kehoach.generate.draft.printed import roman
from kehoach.generate.word_template.rich import Rich
from kehoach.models.draft import Draft

_SPECIAL = re.compile(r"([\\`*_\[\]|#~])")
_BLANK = re.compile(r" {3,}")  # what is written in by hand when the plan is issued
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")
_SCORES = (
    ("STT", "number", None),
    ("Lĩnh vực, tiêu chí", "criterion", None),
    ("Điểm tối đa", "max", None),
    ("Điểm tự chấm", "self", "has_self"),
    ("Điểm thẩm định", "appraised", "has_appraised"),
)
_TASKS = (
    ("STT", "number"),
    ("Nhiệm vụ", "text"),
    ("Tiêu chí", "criterion"),
    ("Cơ quan chủ trì", "lead"),
    ("Cơ quan phối hợp", "coop"),
    ("Sản phẩm", "output"),
    ("Thời gian hoàn thành", "deadline"),
)


def to_markdown(draft: Draft) -> str:
    """The plan of a draft; letters that Markdown would take for marks are escaped, blanks are shown as dots."""
    # The names and what they hold are described in templates/fields.toml and held to it by a test.
    said: Mapping[str, Any] = context_of(draft)
    sections = [*_aims(said), *_results(said), *_targets(said), *_tasks(said), *_duties(said), *_reporting(said)]
    lines = [*_head(said)]
    for number, (title, content) in enumerate(sections, 1):
        lines += [f"## {roman(number)}. {_words(title)}", *content]
    lines += [*_signature(said), *_annex(said)]
    return "\n\n".join(lines) + "\n"


def _head(said: Mapping[str, Any]) -> Iterator[str]:
    issuer = " ".join(said["issuer_lines"])
    if said["parent"]:
        yield _words(said["parent"])
    yield f"**{_words(issuer)}**"
    yield f"{_words(said['number_line'])} · *{_words(said['dateline'])}*"
    yield "# KẾ HOẠCH"
    yield f"**{_words(said['title'])}**"
    yield from (f"*{_words(line)}*" for line in said["grounds"])
    yield f"{_words(said['issuer'])} ban hành Kế hoạch {_words(said['title_inside'])} như sau:"


Section = tuple[str, list[str]]


def _aims(said: Mapping[str, Any]) -> Iterator[Section]:
    parts = [(title, said[name]) for title, name in (("Mục đích", "purposes"), ("Yêu cầu", "requirements"))]
    given = [(title, lines) for title, lines in parts if lines]
    if len(given) == 1:
        yield said["aims_title"], [_list(given[0][1])]
    elif given:
        headed = [[f"### {number}. {title}", _list(lines)] for number, (title, lines) in enumerate(given, 1)]
        yield said["aims_title"], [one for pair in headed for one in pair]


def _results(said: Mapping[str, Any]) -> Iterator[Section]:
    found = said["results"]
    if not (said["review"] or found["rows"]):
        return
    content = [_words(line) for line in said["review"]]
    if found["rows"]:
        columns = [(heading, key) for heading, key, needs in _SCORES if needs is None or found[needs]]
        rows = [[row[key] for _, key in columns] for row in found["rows"]]
        if found["total"]["known"]:
            total = {"number": "", "criterion": "Tổng cộng", **found["total"]}
            rows.append([total[key] for _, key in columns])
        content.append(_table([heading for heading, _ in columns], rows))
    if found["losses"]:
        content += ["Các lĩnh vực, tiêu chí chưa đạt điểm tối đa:", _list(found["losses"])]
    yield f"KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {said['base_year']}", content


def _targets(said: Mapping[str, Any]) -> Iterator[Section]:
    if said["targets"]:
        yield "MỤC TIÊU", [_list(said["targets"])]


def _tasks(said: Mapping[str, Any]) -> Iterator[Section]:
    content: list[str] = []
    for field in said["fields"]:
        if said["grouped"]:
            content.append(f"### {field['number']}. {_words(field['title'])}")
        parts = [(words, field[name]) for words, name in (("Khắc phục", "remedy"), ("Duy trì", "maintain"))]
        for words, tasks in parts if field["remedy"] else []:
            if tasks:
                content += [f"{words}:", _list(task["text"] for task in tasks)]
        if not field["remedy"]:
            content.append(_list(task["text"] for task in field["tasks"]))
    if content:
        yield "NHIỆM VỤ, GIẢI PHÁP", content


def _duties(said: Mapping[str, Any]) -> Iterator[Section]:
    content = [
        line
        for duty in said["duties"]
        for line in (f"### {duty['number']}. {_words(duty['body'])}", _list(duty["lines"]))
    ]
    if content:
        yield "TỔ CHỨC THỰC HIỆN", content


def _reporting(said: Mapping[str, Any]) -> Iterator[Section]:
    if said["reporting"]:
        yield "CHẾ ĐỘ BÁO CÁO", [_words(line) for line in said["reporting"]]


def _signature(said: Mapping[str, Any]) -> Iterator[str]:
    yield "\\\n".join(f"**{_words(line)}**" for line in (*said["offices"], said["signer"]) if line)
    yield "***Nơi nhận:***"
    yield _list(said["recipients"])


def _annex(said: Mapping[str, Any]) -> Iterator[str]:
    columns = [(heading, key) for heading, key in _TASKS if key != "criterion" or said["has_criteria"]]
    rows: list[list[str]] = []
    for field in said["fields"]:
        if said["grouped"]:
            rows.append([field["roman"], field["title"], *[""] * (len(columns) - 2)])
        rows += [[str(task[key]) for _, key in columns] for task in field["tasks"]]
    if rows:
        yield "## Phụ lục"
        yield f"**PHÂN CÔNG NHIỆM VỤ, GIẢI PHÁP NĂM {said['plan_year']}**"
        yield f"*(Kèm theo {_words(said['annexed_to'])})*"
        yield _table([heading for heading, _ in columns], rows)


def _list(lines: Iterable[str | Rich]) -> str:
    return "\n".join(f"- {_words(line)}" for line in lines)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    listed = [headings, ["---"] * len(headings), *([_words(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in listed)


def _words(text: str | Rich) -> str:
    """Text that Markdown shows as it is, on one line."""
    plain = (
        " ".join(_BLANK.sub(" … ", str(text)).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    return _LIST_MARK.sub(r"\1\\\2\3", _SPECIAL.sub(r"\\\1", plain))
