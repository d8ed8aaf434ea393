"""Plain templates say the same here as under docxtpl; and Word files made here open elsewhere."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from template_files import lines, p, r, said, table

import kehoach
from kehoach.generate.word_template import compile_template

TASKS = [
    {"name": "Rà soát <thủ tục> & công khai", "lead": "Văn phòng HĐND&UBND", "coops": ["A", "B"], "done": True},
    {"name": "Tập huấn", "lead": "Phòng Nội vụ", "coops": [], "done": False},
    {"name": "Báo cáo\nhằng quý\tđủ", "lead": "“Tổ” 'công' tác", "coops": ["C"], "done": True},
]
CONTEXT = {"title": 'KẾ HOẠCH "năm" 2026', "n": 3, "x": True, "tasks": TASKS}

BODIES = [
    lines("{{ title }}", "a {{n}} b{{ n+1 }}"),
    p(r("a {{ ti", "<w:b/>"), r("tle }} b", "<w:i/>"), r(" {"), r("{n}"), r("}")),
    lines("{%p for t in tasks %}", "- {{ t.name }} ({{ t.lead }})", "{%p endfor %}", "hết"),
    lines("{%p if x %}", "có", "{%p else %}", "không", "{%p endif %}"),
    lines("{% for t in tasks %}{{ t.lead }}{% if not loop.last %}; {% endif %}{% endfor %}."),
    lines("đầu", "{%- if x -%}", " giữa", "{%- endif -%}", " cuối"),
    lines("{{ title|default(‘không’) }}{{ thieu|default(“chưa rõ”) }}", "{# ghi chú #}a"),
    lines("a{% if x %} b", "c", "d{% endif %} e"),
    lines("{% set y = n * 2 %}{{ y }} {{ tasks|length }} {{ tasks[0].coops|join(', ') }}"),
    table(
        ("STT", "Nhiệm vụ", "Phối hợp"),
        ("{%tr for t in tasks %}", "", ""),
        ("{{ loop.index }}", "{{ t.name }}", "{%p for c in t.coops %}\n{{ c }}\n{%p endfor %}\n."),
        ("{%tr endfor %}", "", ""),
    ),
    table(("{%tr if x %}",), ("{{ title }}",), ("{%tr endif %}",), ("{%tr if not x %}",), ("b",), ("{%tr endif %}",)),
    table(("a", "{%tc for t in tasks %}", "{{ t.lead }}", "{%tc endfor %}")),
]


def _file(body: str) -> bytes:
    """A Word file as python-docx writes it, with this body."""
    document = docx.Document()
    names = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    from lxml import etree

    grid = "<w:tblGrid>" + '<w:gridCol w:w="1000"/>' * 3 + "</w:tblGrid>"
    body = body.replace("<w:tblPr></w:tblPr>", f"<w:tblPr/>{grid}")
    for element in reversed(etree.fromstring(f"<w:body {names}>{body}</w:body>")):
        document.element.body.insert(0, element)
    document.sections[0].header.paragraphs[0].text = "{{ title }}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _words(document: bytes) -> list[object]:
    read = docx.Document(BytesIO(document))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables]
    return [[q.text for q in read.paragraphs], tables, read.sections[0].header.paragraphs[0].text]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_plain_template_says_the_same_as_under_docxtpl(body: str) -> None:
    docxtpl = pytest.importorskip("docxtpl", reason="docxtpl is not installed")
    data = _file(body)
    theirs = docxtpl.DocxTemplate(BytesIO(data))
    theirs.render(CONTEXT, autoescape=True)
    out = BytesIO()
    theirs.save(out)
    assert _words(compile_template(data).render(CONTEXT)) == _words(out.getvalue())


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_what_is_made_opens_with_python_docx_and_with_kehoach(body: str) -> None:
    made = compile_template(_file(body)).render(CONTEXT)
    assert docx.Document(BytesIO(made)).element is not None
    assert kehoach.read_bytes(made, "kế hoạch.docx").plan is not None


def test_ampersands_and_angle_brackets_survive() -> None:
    assert said(lines("{{ t.name }}"), t=TASKS[0]) == ["Rà soát <thủ tục> & công khai"]
