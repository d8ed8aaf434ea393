"""What a draft was composed of is what its Word file gives back: tasks, bodies, times, figures, and nothing more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable

import pytest
from drawn_drafts import drafts
from hypothesis import HealthCheck, given, settings
from shared_material import SHARED, needs_shared

import kehoach
from kehoach.audit.runner import audit
from kehoach.generate.draft.compose import Wish, compose
from kehoach.generate.draft.printed import plain
from kehoach.generate.paper import paper_of
from kehoach.models.draft import Draft, DraftTask, Loss
from kehoach.models.reading import Reading
from kehoach.models.records import Task

BLANKS = {"docno-missing", "date-incomplete"}
"""What stays open until the plan is issued."""

TWO_TIERS = ("0-ea-ly", "3-cam-giang", "4-huong-tra")


def lost_and_added(wanted: Iterable[Hashable], found: Iterable[Hashable]) -> tuple[list[Hashable], list[Hashable]]:
    """What is missing and what is too much, each as often as it is."""
    want, have = Counter(wanted), Counter(found)
    return list((want - have).elements()), list((have - want).elements())


def drafted_task(task: DraftTask) -> Hashable:
    return (
        plain(task.text),
        task.field,
        plain(task.criterion or ""),
        tuple(task.lead),
        tuple(task.coop),
        plain(task.output or ""),
        frozenset(task.deadlines),
    )


def read_task(task: Task) -> Hashable:
    return (
        plain(task.text),
        task.field or "other",
        plain(task.criterion or ""),
        tuple(body.name for body in task.lead),
        tuple(body.name for body in task.coop),
        plain(task.output or ""),
        frozenset(deadline.raw for deadline in task.deadlines),
    )


def printed_results(draft: Draft) -> list[Loss]:
    """The rows of results that the draft prints: none where no figure is known."""
    return draft.results if any(row.reached is not None for row in draft.results) else []


def shares(text: str) -> set[float]:
    return {float(share.replace(",", ".")) for share in re.findall(r"(\d+(?:,\d+)?)%", text)}


def drafted(draft: Draft) -> list[Hashable]:
    """Tasks, duties with their bodies, figures and aims of a draft, each tagged with its kind."""
    return [
        *(("task", drafted_task(task)) for task in draft.tasks),
        *(("duty", plain(duty.text), duty.body or "") for duty in draft.of("duty")),
        *{("score", row.criterion, row.max, row.self_, row.appraised) for row in printed_results(draft)},
        *{("target", plain(aim.text), share) for aim in draft.of("target") for share in shares(aim.text)},
    ]


def read(draft: Draft, reading: Reading) -> list[Hashable]:
    """The same of the document that was read; the total that the template adds up is left out."""
    aims = [plain(aim.text) for aim in draft.of("target")]
    duties = (task for task in reading.tasks if task.role == "duty")
    scores = (score for score in reading.scores if not score.total)
    return [
        *(("task", read_task(task)) for task in reading.tasks if task.role == "task"),
        *(("duty", plain(duty.text), ", ".join(body.name for body in duty.lead)) for duty in duties),
        *{("score", score.criterion, score.max, score.self_, score.appraised) for score in scores},
        *{
            ("target", aim, target.value)
            for target in reading.targets
            for aim in aims
            if target.unit == "%" and plain(target.text) in aim
        },
    ]


def look_of(reading: Reading) -> list[str]:
    """What an audit says of a draft, but for what the user was told stays open."""
    return [
        f"{finding.code}: {finding.message.vi} | {finding.where.quote[:80]}"
        for finding in audit(reading).findings
        if (finding.severity != "info" or finding.code.startswith("form-"))
        and finding.code not in BLANKS
        and not (finding.code == "form-missing-part" and "người ký" in finding.message.vi)
    ]


@given(draft=drafts())
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_draft_of_the_vocabulary_is_read_back_whole(draft: Draft) -> None:
    reading = kehoach.read_bytes(paper_of(draft), "draft.docx")

    assert lost_and_added(drafted(draft), read(draft, reading)) == ([], [])
    assert [finding.message.vi for finding in audit(reading).findings if finding.severity == "error"] == []


@given(last_year=drafts())
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_the_next_years_draft_of_any_plan_is_read_back_whole_and_has_nothing_to_remark(last_year: Draft) -> None:
    plan = kehoach.read_bytes(paper_of(last_year), "cu.docx").plan
    draft = compose(plan, None, Wish(), {})
    reading = kehoach.read_bytes(paper_of(draft), "moi.docx")

    assert lost_and_added(drafted(draft), read(draft, reading)) == ([], [])
    assert look_of(reading) == []


@needs_shared
@pytest.mark.parametrize("seed", ["0-ea-ly", "1-tuy-phuoc", "2-phu-lam", "3-cam-giang", "4-huong-tra"])
@pytest.mark.parametrize("year", [None, 2026])
def test_the_draft_of_a_real_plan_is_read_back_whole(seed: str, year: int | None) -> None:
    if year and seed not in TWO_TIERS:
        pytest.skip("kế hoạch này không lập cho năm 2026")
    assert SHARED is not None
    plan = kehoach.read(SHARED / "seeds" / f"seed-{seed}.txt").plan
    draft = compose(plan, None, Wish(year=year), {})
    reading = kehoach.read_bytes(paper_of(draft), "draft.docx")

    assert lost_and_added(drafted(draft), read(draft, reading)) == ([], [])
    assert look_of(reading) == []
