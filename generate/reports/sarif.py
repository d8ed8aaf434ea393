"""An audit as SARIF 2.1.0 (OASIS), for code-scanning tools and editors: one run, one result a finding.

Lines are given where the source has lines (text); pages, tables and boxes stand in ``properties``. Findings
set aside are results too: suppressed with their reason, or unchanged since the baseline.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from kehoach.generate.remarks import Headings, say
from kehoach.models.about import VERSION

if TYPE_CHECKING:
    from kehoach.models.findings import Audited, Finding, Rule, SetAside, Severity
    from kehoach.models.records import Where

EXTENSION = "sarif"
BINARY = False
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_LANGUAGES = {"vi": "vi-VN", "en": "en-US"}


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The log in UTF-8; messages in the language chosen, the other stands in ``properties``."""
    rules = {code: rule for audited in audits for code, rule in sorted(audited.rules.items())}
    codes = sorted({code for audited in audits for code in _codes(audited)} | set(rules))
    run = {
        "tool": {
            "driver": {
                "name": "kehoach",
                "version": VERSION,
                "rules": [_rule(code, rules.get(code), lang) for code in codes],
            }
        },
        "language": _LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(audited) for audited in audits],
        "results": [result for at, audited in enumerate(audits) for result in _results(audited, at, codes, lang)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2).encode() + b"\n"


def is_own(data: bytes) -> bool:
    """Whether the log begins with a run of this tool."""
    return b'"name": "kehoach"' in data[:600] and b'"2.1.0"' in data[:600]


def _codes(audited: Audited) -> Iterator[str]:
    yield from (finding.code for finding in audited.audit.findings)
    yield from (aside.finding.code for aside in audited.audit.set_aside)


def _rule(code: str, rule: Rule | None, lang: Literal["vi", "en"]) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    said = {"id": code, "shortDescription": {"text": f"{say(rule.title, lang)}."}}
    return said | {"help": {"text": "\n".join(filter(None, (rule.problem, rule.good, rule.source)))}}


def _uri(audited: Audited) -> str:
    return quote(PurePath(audited.audit.source.name).as_posix().lstrip("/"))


def _artifact(audited: Audited) -> dict[str, Any]:
    source = audited.audit.source
    return {"location": {"uri": _uri(audited)}, "hashes": {"sha-256": source.sha256}}


def _results(audited: Audited, at: int, codes: list[str], lang: Literal["vi", "en"]) -> Iterator[dict[str, Any]]:
    headings = Headings(audited.outline, audited.plan.sections, lang)
    compared = any(aside.by == "baseline" for aside in audited.audit.set_aside)
    for finding in audited.audit.findings:
        result = _result(finding, audited, at, codes, headings, lang)
        yield result | ({"baselineState": "new"} if compared else {})
    for aside in audited.audit.set_aside:
        yield _result(aside.finding, audited, at, codes, headings, lang) | _set_aside(aside)


def _set_aside(aside: SetAside) -> dict[str, Any]:
    if aside.by == "baseline":
        return {"baselineState": "unchanged"}
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": aside.reason}]}


def _result(
    finding: Finding, audited: Audited, at: int, codes: list[str], headings: Headings, lang: Literal["vi", "en"]
) -> dict[str, Any]:
    other = finding.message.en if lang == "vi" else finding.message.vi
    mend = say(finding.suggestion, lang) if finding.suggestion else None
    about = {"message": other, "evidence": finding.evidence, "suggestion": mend, "record": finding.record}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": say(finding.message, lang)},
        "locations": [_location(finding.where, audited, at, headings)],
        "properties": {name: value for name, value in about.items() if value},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(where, audited, at, headings), "message": {"text": where.quote or "…"}}
            for number, where in enumerate(finding.related, 1)
        ]
    return result


def _location(where: Where, audited: Audited, at: int, headings: Headings) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(audited), "index": at}}
    if where.line is not None:
        place["region"] = {"startLine": where.line, "snippet": {"text": where.quote}}
    known = where.model_dump(include={"page", "bbox", "table", "block", "quote"}, exclude_none=True)
    heading = headings.over(where)
    return {
        "physicalLocation": place,
        "logicalLocations": [{"name": heading, "kind": "section"}],
        "properties": known,
    }
