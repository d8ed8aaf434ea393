"""A whole audit under settings: the checks, what is set aside, what bodies carry, what is at stake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach.audit.baseline import Baseline
from kehoach.audit.loads import loads
from kehoach.audit.pages import page
from kehoach.audit.runner import audit
from kehoach.audit.settings import Settings
from kehoach.audit.stakes import stakes, worth
from kehoach.models.findings import Audited, Finding, SetAside
from kehoach.models.reading import Reading
from kehoach.models.records import Score


def inspect(
    reading: Reading,
    settings: Settings | None = None,
    *,
    scores: Sequence[Score] | None = None,
    known: Baseline | None = None,
    name: str | None = None,
) -> Audited:
    """The audit of one reading, with the document it is about.

    Args:
        reading: the plan with its words and its form.
        settings: what counts; everything where it is left out.
        scores: results the plan must answer; without them the plan's own stand in.
        known: findings that no longer count.
        name: the path that per-file settings match (default: the name the plan was read under).
    """
    settings = settings or Settings()
    name = name or reading.source.name
    found = audit(reading, scores, settings.choice_for(name))
    findings, aside = _suppressed(found.findings, settings, settings.seen_from_here(name))
    if known is not None:
        findings, old = known.split(findings, reading.plan)
        aside += [SetAside(finding=finding, by="baseline", reason="") for finding in old]
    results = reading.scores if scores is None else scores
    at_stake = stakes(results, reading.tasks, reading.sections)
    settled = found.model_copy(
        update={
            "findings": findings,
            "set_aside": aside,
            "loads": loads(reading.tasks, findings, at_stake),
            "stakes": at_stake,
            "worth": worth(results),
        }
    )
    codes = {finding.code for finding in found.findings}
    return Audited(settled, reading.plan, reading.outline, {code: page(code) for code in sorted(codes)})


def _suppressed(findings: Iterable[Finding], settings: Settings, name: str) -> tuple[list[Finding], list[SetAside]]:
    left: list[Finding] = []
    aside: list[SetAside] = []
    for finding in findings:
        covering = next((entry for entry in settings.suppressions if entry.covers(finding, name)), None)
        if covering is None:
            left.append(finding)
        else:
            aside.append(SetAside(finding=finding, by="settings", reason=covering.reason))
    return left, aside
