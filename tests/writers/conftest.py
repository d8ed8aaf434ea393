"""A plan of an invented commune as records, with everything a writer can meet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kehoach.models.records import (
    Action,
    Body,
    Citation,
    Deadline,
    Header,
    Issue,
    Plan,
    Score,
    Section,
    Source,
    Target,
    Task,
    Where,
)

TITLE = "Kế hoạch duy trì và cải thiện Chỉ số cải cách hành chính năm 2025"
CRITERION = "Giải quyết hồ sơ đúng hạn | một cửa"
TARGET = "Tối thiểu 60% hồ sơ nộp trực tuyến"
TASK = "Niêm yết công khai 100% thủ tục hành chính tại trụ sở <Bộ phận một cửa>"
LEAD = "Văn phòng HĐND và UBND xã"
COOP = "Công chức Tư pháp - Hộ tịch"
OUTPUT = '=HYPERLINK("http://example.test")'
DEADLINES = ("Quý II/2025", "Thường xuyên")
ACTION = "Rà soát bảng niêm yết"
TEXT = "\n".join((TITLE, CRITERION, TARGET, TASK, LEAD, COOP, OUTPUT, *DEADLINES, ACTION))


def where(quote: str, **place: int) -> Where:
    """The place of a quotation in the text."""
    start = TEXT.index(quote)
    return Where(start=start, end=start + len(quote), quote=quote, **place)


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    """Makes the plan; ``name`` is the file it was read from."""

    def make(name: str = "kế hoạch 2025.docx") -> Plan:
        bodies = [Body(name=LEAD, id="van-phong", from_="cell", where=where(LEAD))]
        coop = [Body(name=COOP, from_="cell", where=where(COOP))]
        deadlines = [
            Deadline(raw=DEADLINES[0], kind="date", due="2025-06-30", from_="cell", where=where(DEADLINES[0])),
            Deadline(raw=DEADLINES[1], kind="ongoing", from_="cell", where=where(DEADLINES[1])),
        ]
        action = Action(text=ACTION, lead=bodies, deadline_raw="Tháng 4", where=where(ACTION))
        return Plan(
            text=TEXT,
            source=Source(name=name, sha256="0" * 64, media="docx", reader="docx", coverage=1.0, claimed=0.5),
            header=Header(
                kind="plan",
                number="18",
                symbol="KH-UBND",
                issuer="UBND xã Bình An",
                level="commune",
                issued="2025-02",
                title=TITLE,
                plan_year=2025,
                recipients=["UBND huyện", "Lưu: VT"],
            ),
            citations=[Citation(symbol="76/NQ-CP", kind="resolution", issued="2021-07-15", where=[where(TITLE)])],
            sections=[Section(label="II.1", title="Mục tiêu", level=2, where=where(TARGET, line=3))],
            scores=[
                Score(
                    criterion=CRITERION,
                    code="3.2",
                    year=2024,
                    max=22.5,
                    self=20,
                    delta=-1.725,
                    where=where(CRITERION),
                )
            ],
            targets=[Target(text=TARGET, value=60, unit="%", op=">=", printed="60%", where=where(TARGET))],
            tasks=[
                Task(
                    id="t1",
                    ordinal="1",
                    section="PL1",
                    field="procedures",
                    text=TASK,
                    lead=bodies,
                    coop=coop,
                    output=OUTPUT,
                    deadlines=deadlines,
                    actions=[action],
                    where=where(TASK, page=4, line=4),
                )
            ],
            issues=[Issue(code="deadline.vague", message="Chưa rõ thời hạn\x1b[31m", where=where(DEADLINES[1]))],
        )

    return make
