"""A short plan of a commune, the draft made of it, and both as Word documents, for the tests of what is laid over."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from kehoach.generate.draft.context import context_of
from kehoach.generate.word_template import compile_template
from kehoach.models.draft import Draft, DraftHead, DraftTask, Origin, Passage, Question
from kehoach.models.findings import Message
from kehoach.models.records import Where

KEPT = Message(vi="Việc thường xuyên, tiếp tục thực hiện.", en="A standing task.")
LOST = Message(vi="Tiêu chí “Hồ sơ đúng hạn” mất 2 điểm.", en="The criterion “Hồ sơ đúng hạn” lost 2 points.")
OVER = Message(vi="Giai đoạn đã kết thúc năm 2025.", en="The period ended in 2025.")


def origin(fate: Any, before: str | None = None, why: Message = KEPT, *, start: int = 0, **more: Any) -> Origin:
    where = None if before is None else Where(start=start, end=start + len(before), quote=before, page=2, line=start)
    return Origin(fate=fate, reason=why, where=where, before=before, **more)


def task(text: str, from_: Origin, lead: str = "Phòng Kinh tế", coop: str = "Công an xã", **more: Any) -> DraftTask:
    return DraftTask(
        **{
            "id": "n1",
            "text": text,
            "field": "procedures",
            "intent": "maintain",
            "lead": [lead],
            "coop": [coop],
            "output": "Báo cáo kết quả",
            "deadlines": ["Trong năm 2026"],
            "origin": from_,
            **more,
        }
    )


def drafted(**more: Any) -> Draft:
    """A draft with a ground carried over, a new one, three tasks and one that was dropped."""
    return Draft(
        **{
            "template": "ke-hoach-nam",
            "plan_year": 2026,
            "base_year": 2025,
            "source": "kh-2025.docx",
            "head": DraftHead(
                unit="xã Tân Phước",
                unit_kind="xã",
                issuer="Ủy ban nhân dân xã Tân Phước",
                level="commune",
                place="Tân Phước",
                year=2026,
                title="Cải cách hành chính năm 2026",
                signer_title="CHỦ TỊCH",
            ),
            "passages": [
                Passage(
                    slot="basis",
                    text="Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của tỉnh",
                    origin=origin("new", "Căn cứ Kế hoạch số 98/KH-UBND ngày 20/12/2024 của tỉnh", start=10),
                ),
                Passage(slot="purpose", text="Giữ vững các tiêu chí đạt điểm tối đa", origin=origin("new")),
            ],
            "tasks": [
                task(
                    "Công khai thủ tục hành chính trước ngày 31/3/2026",
                    origin("carried", "Công khai thủ tục hành chính trước ngày 31/3/2025;", start=100),
                ),
                task(
                    "Trả hồ sơ đúng hạn, xin lỗi bằng văn bản khi trễ hạn",
                    origin("strengthened", "Trả hồ sơ đúng hạn", LOST, start=200, proposed=["coop", "output"]),
                    id="n2",
                    intent="remedy",
                    criterion="Hồ sơ đúng hạn",
                ),
                task(
                    "Số hóa kết quả giải quyết",
                    origin("new", None, LOST, proposed=["text", "deadline"]),
                    id="n3",
                    field="digital",
                ),
            ],
            "dropped": [origin("dropped", "Tổng kết giai đoạn 2021 - 2025", OVER, start=150)],
            "questions": [
                Question(key="number", message=Message(vi="Số của kế hoạch?", en="The plan's number?")),
                Question(
                    key="body.Phòng Tư pháp",
                    message=Message(vi="Nay là cơ quan nào?", en="Which body is it now?"),
                    proposal="Công an xã",
                ),
            ],
            **more,
        }
    )


def printed(draft: Draft, *, annex: bool = True) -> bytes:
    """The draft as a template would print it: paragraphs with bullets, words in runs of several forms, an annex."""
    made = docx.Document()
    made.add_paragraph("Số:      /KH-UBND")
    made.add_paragraph(draft.head.title).runs[0].bold = True
    for passage in draft.passages:
        _paragraph(made, f"{passage.text}.")
    for one in draft.tasks:
        _paragraph(made, f"- {one.text};")
    made.add_paragraph("Trên đây là Kế hoạch./.")
    if annex:
        table = made.add_table(0, 7)
        for cells in (
            ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian", "Tiêu chí"),
            *(
                (str(at), one.text, *one.lead, *one.coop, one.output, *one.deadlines, one.criterion or "")
                for at, one in enumerate(draft.tasks, 1)
            ),
        ):
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words or ""
        made.add_paragraph("Hết")
    return saved(made)


TEMPLATES = sorted((Path(__file__).parents[1] / "generate/templates").glob("*/template.docx"))


def by_template(draft: Draft, template: Path) -> bytes:
    """The draft in one of the templates that come with the program."""
    return compile_template(template.read_bytes()).render(context_of(draft))


def _paragraph(made: Any, words: str) -> None:
    """A paragraph whose first words are bold, so that changes run over the edges of runs."""
    paragraph = made.add_paragraph()
    cut = len(words) // 3
    paragraph.add_run(words[:cut]).bold = True
    paragraph.add_run(words[cut:])


def saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()
