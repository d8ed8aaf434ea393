"""Every check says what its cases say it must, and nothing where they pass.

A case file ``<code_with_underscores>.toml`` stands beside this file for each check. Its ``[[fail]]`` cases hold
a ``text`` (a small document), ``want`` (a part of the words each finding must quote) and, where it matters,
``severity``; its ``[[pass]]`` cases hold a text in which the check finds nothing (or nothing graver than the
severity in ``most``). Optional in both: ``scores`` (the results the plan must answer, as records of the contract),
``docx`` (true: the text is read from a Word file with one paragraph a line, rows of ``|`` as tables). The checks of
form need real paper: their cases are in ``form_cases``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from form_cases import CODES as FORMS

import kehoach
from kehoach.audit.case import Case
from kehoach.audit.pages import severities
from kehoach.audit.runner import check_codes, check_of
from kehoach.models.findings import SEVERITIES, Finding
from kehoach.models.reading import Reading
from kehoach.models.records import Score

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.toml"))
NOWHERE = {"start": 0, "end": 0, "quote": ""}


def _code(path: Path) -> str:
    return path.stem.replace("_", "-")


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(_code(path), case, id=f"{_code(path)}: {case['name']}")
        for path in FILES
        for case in tomllib.loads(path.read_text("utf-8")).get(kind, [])
    ]


@cache
def _read(text: str, docx: bool) -> Reading:
    if docx:
        return kehoach.read_bytes(_word_file(text), "kế hoạch.docx")
    return kehoach.read_bytes(text.encode(), "kế hoạch.txt")


def _word_file(text: str) -> bytes:
    from docx import Document

    document = Document()
    rows: list[list[str]] = []
    for line in [*text.strip("\n").splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words.replace("<br>", "\n")
            rows = []
        if line.strip():
            document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _found(code: str, case: dict[str, Any]) -> list[Finding]:
    reading = _read(case["text"].lstrip("\n"), case.get("docx", False))
    given = [Score.model_validate({"where": NOWHERE, **score}) for score in case.get("scores", [])]
    return list(check_of(code).check(Case(reading, tuple(given or reading.scores), bool(given))))


@pytest.mark.parametrize("code", [code for code in check_codes() if code not in FORMS])
def test_every_check_has_pass_and_fail_cases(code: str) -> None:
    path = HERE / f"{code.replace('-', '_')}.toml"
    assert path.is_file(), "a check without cases"
    cases = tomllib.loads(path.read_text("utf-8"))
    assert cases.get("fail"), "no case that fails"
    assert cases.get("pass"), "no case that passes"
    assert all(case.get("want") for case in cases["fail"]), "a fail case names the words it wants"


@pytest.mark.parametrize("path", FILES, ids=_code)
def test_every_case_file_belongs_to_a_check(path: Path) -> None:
    assert _code(path) in check_codes()


@pytest.mark.parametrize(("code", "case"), _cases("fail"))
def test_a_fault_is_found_and_nothing_beside_it(code: str, case: dict[str, Any]) -> None:
    found = _found(code, case)
    wanted = [case["want"]] if isinstance(case["want"], str) else case["want"]
    quotes = [finding.where.quote for finding in found]
    for words in wanted:
        assert any(words in quote for quote in quotes), f"{words!r} not in {quotes}"
    for quote in quotes:
        assert any(words in quote for words in wanted), f"{quote!r} was not asked for"
    assert {finding.severity for finding in found} <= set(severities(code)), "the page of the check names others"
    if "severity" in case:
        assert {finding.severity for finding in found} == {case["severity"]}


@pytest.mark.parametrize(("code", "case"), _cases("pass"))
def test_what_is_right_is_left_alone(code: str, case: dict[str, Any]) -> None:
    least = SEVERITIES.index(case["most"]) if "most" in case else len(SEVERITIES)
    found = [finding for finding in _found(code, case) if SEVERITIES.index(finding.severity) < least]
    assert [(finding.where.quote, finding.message.vi) for finding in found] == []


@pytest.mark.parametrize(("code", "case"), _cases("fail"))
def test_a_finding_quotes_its_place_and_speaks_both_languages(code: str, case: dict[str, Any]) -> None:
    text = _read(case["text"].lstrip("\n"), case.get("docx", False)).text
    for finding in _found(code, case):
        for place in (finding.where, *finding.related):
            assert text[place.start : place.end] == place.quote
        assert finding.code == code
        assert finding.message.vi.strip()
        assert finding.message.en.strip()
        assert finding.message.vi != finding.message.en
