"""The papers: what each template holds from its head to its annex."""

from __future__ import annotations

from collections.abc import Callable

from kehoach.generate.templates.building.form import BASIS, CENTRED, TEXT, paragraph
from kehoach.generate.templates.building.package import packed
from kehoach.generate.templates.building.parts import (
    aims,
    annex,
    duties,
    grounds,
    head,
    reporting,
    results,
    signature,
    targets,
    tasks,
    title,
    where,
)

_ENACTED = "{{ issuer }} ban hành Kế hoạch {{ title_inside }} như sau:"
_CLOSED = "Trên đây là Kế hoạch {{ title_inside }}; {{ issuer }} yêu cầu các bộ phận, đơn vị nghiêm túc thực hiện./."
_REQUESTED = "Theo đề nghị của {{ decision.proposer }}."
_CARRIED_OUT = (
    "{% if decision.proposer %}{{ decision.proposer }}; các{% else %}Các{% endif %} cơ quan, đơn vị và cá nhân có liên "
    "quan chịu trách nhiệm thi hành Quyết định này./."
)


def _plan(*, always_by_intent: bool) -> str:
    own = head("{{r number_line }}") + title("KẾ HOẠCH", "{{ title }}", 3) + grounds() + paragraph(_ENACTED)
    return own + _content(always_by_intent=always_by_intent) + signature("recipients") + annex("{{r annexed_to }}")


def _content(*, always_by_intent: bool) -> str:
    return (
        aims()
        + results()
        + targets()
        + tasks(always_by_intent=always_by_intent)
        + duties()
        + reporting()
        + paragraph(_CLOSED)
    )


def _decision() -> str:
    articles = (
        ("Điều 1. ", "Ban hành kèm theo Quyết định này Kế hoạch {{ title_inside }}."),
        ("Điều 2. ", "Quyết định này có hiệu lực kể từ ngày ký."),
        ("Điều 3. ", _CARRIED_OUT),
    )
    enacting = "".join(paragraph(words, TEXT, bold_start=number) for number, words in articles)
    own = (
        head("{{r decision.number_line }}")
        + title("QUYẾT ĐỊNH", "Ban hành Kế hoạch {{ title_inside }}", 3)
        + paragraph("{{ issuer_upper }}", CENTRED)
        + where("decision.proposer", grounds("grounds_before_request") + paragraph(_REQUESTED, BASIS))
        + where("not decision.proposer", grounds())
        + paragraph("QUYẾT ĐỊNH:", CENTRED)
        + enacting
        + signature("decision.recipients")
    )
    note = "Kèm theo {{r decision.annexed_to }}"
    plan = title("KẾ HOẠCH", "{{ title }}", 4, note=note, new_page=True) + _content(always_by_intent=False)
    return own + plan + annex("{{r decision.annexed_to }}")


PAPERS: dict[str, Callable[[], bytes]] = {
    "ke-hoach-chi-so": lambda: packed(_plan(always_by_intent=True), "KẾ HOẠCH"),
    "ke-hoach-nam": lambda: packed(_plan(always_by_intent=False), "KẾ HOẠCH"),
    "quyet-dinh-kem-ke-hoach": lambda: packed(_decision(), "QUYẾT ĐỊNH"),
}
"""Name of each template's folder and what makes its Word file."""
