"""The pages of the checks as ``kehoach checks`` prints them; ``docs/checks.md`` is the Markdown of all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from textwrap import wrap

from kehoach.audit.pages import page
from kehoach.audit.runner import Choice, check_codes
from kehoach.audit.settings import known_codes
from kehoach.cli.speech import Lang, Speech
from kehoach.generate.remarks import SEVERITY_NAMES
from kehoach.models.findings import Rule

_WIDTH = 100
_INTRODUCTION = """# Các phép kiểm tra · Checks

Mỗi mã là một tệp trong `audit/checks/`; trang này được lập từ phần mô tả của các tệp ấy bằng
`kehoach checks --format md > docs/checks.md`. Chọn hoặc bỏ bằng `--select`, `--ignore` (mã hay cả nhóm: `deadline`),
bằng `[tool.kehoach.audit]` trong `pyproject.toml` hoặc `[audit]` trong `kehoach.toml`.
*Each code is one file in `audit/checks/`; this page is made from their docstrings. Codes and whole groups are chosen
or left out with `--select` and `--ignore`, or in the settings.*
"""


def shown(codes: Sequence[str], form: str, lang: Lang) -> str:
    """The list of all checks, the pages of those named, or either as Markdown or JSON.

    Raises:
        UsageError: ``usage.code`` for a code that no check has.
    """
    chosen = Choice(select=known_codes(codes))
    rules = [page(code) for code in check_codes() if chosen.takes(code)]
    if form == "json":
        said = [asdict(rule) | {"title": rule.title.model_dump()} for rule in rules]
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    if form == "md":
        return "\n".join([_INTRODUCTION, *map(_markdown, rules)])
    if codes:
        return "\n".join(_explained(rule, Speech(lang)) for rule in rules)
    width = max(map(len, check_codes()), default=0)
    graded = {rule.code: _graded(rule, Speech(lang)) for rule in rules}
    column = max(map(len, graded.values()), default=0)
    return "".join(
        f"{rule.code:<{width}}  {graded[rule.code]:<{column}}  {rule.title.vi if lang == 'vi' else rule.title.en}\n"
        for rule in rules
    )


def _graded(rule: Rule, speech: Speech) -> str:
    """The severities of a check: "lỗi, cảnh báo"."""
    return ", ".join(speech.said(SEVERITY_NAMES[severity]).lower() for severity in rule.severities)


def _explained(rule: Rule, speech: Speech) -> str:
    severity = f"  {speech('Mức độ', 'Severity')}: {_graded(rule, speech)}"
    lines = [rule.code, f"  {speech(rule.title.vi, rule.title.en)}", "", severity]
    for name, words in (
        (speech("Sai", "Wrong"), rule.problem),
        (speech("Đúng", "Right"), rule.good),
        (speech("Nguồn", "Source"), rule.source),
    ):
        first = f"  {name}: "
        for line in words.splitlines():
            lines += wrap(line, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
            first = " " * len(first)
    return "\n".join(lines) + "\n"


def _markdown(rule: Rule) -> str:
    source = [f"**Nguồn · Source.** {rule.source}", ""] if rule.source else []
    return "\n".join(
        [
            f"## {rule.code}",
            "",
            f"{rule.title.vi} · *{rule.title.en}*",
            "",
            f"**Mức độ · Severity.** {_graded(rule, Speech('vi'))} · *{_graded(rule, Speech('en'))}*",
            "",
            f"**Sai · Wrong.** {rule.problem}",
            "",
            f"**Đúng · Right.** {rule.good}",
            "",
            *source,
        ]
    )
