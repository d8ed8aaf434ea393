"""Templates with mistakes: each error says which part, which paragraph or cell, and the words of the tag."""

from __future__ import annotations

from pathlib import Path

import pytest
from template_files import filled, lines, p, package, r, refused, table

from kehoach.generate.word_template import compile_template
from kehoach.models.errors import SourceError, TemplateError

# (body, code, what the message must say)
BROKEN = [
    (lines("a", "{{ ten"), "split", ["đoạn 2", "{{ ten"]),
    (p(r("{{ t"), r("en }")) + lines("}"), "split", ["đoạn 1", "{{ ten }"]),
    (lines("{% if x", "%}a{% endif %}"), "split", ["đoạn 1"]),
    (lines("a { { ten }} b"), "split", ["đoạn 1", "{ { ten }}"]),
    (lines("a %} b"), "split", ["a %}"]),
    (lines("{%p macro m() %}", "a", "{%p endmacro %}", "{{ m() }}"), "crossed", ["{{p"]),
    (lines("{# không đóng"), "split", ["{# không đóng"]),
    (lines("{{ ten| }}"), "syntax", ["đoạn 1", "{{ ten| }}"]),
    (lines("a", "{{ ten ten }}"), "syntax", ["đoạn 2", "{{ ten ten }}"]),
    (lines("{{ ten", "}}", "{{ sau }}"), "split", ["đoạn 1"]),
    (lines("{{ }}"), "syntax", ["{{ }}"]),
    (lines("{% %}"), "syntax", ["{% %}"]),
    (lines("{% fro t in tasks %}"), "syntax", ["{% fro t in tasks %}"]),
    (lines("{{ x|hoa }}"), "syntax", ["{{ x|hoa }}"]),
    (lines("{% if x is dep %}{% endif %}"), "syntax", ["{% if x is dep %}"]),
    (lines("{% for t of tasks %}{% endfor %}"), "syntax", ["{% for t of tasks %}"]),
    (lines("{%p for t in tasks %}", "a"), "unclosed", ["đoạn 1", "endfor", "{%p for t in tasks %}"]),
    (lines("a", "{%p endfor %}"), "unclosed", ["đoạn 2", "{%p endfor %}"]),
    (lines("{%p if x %}", "{%p for t in tasks %}", "{%p endif %}", "{%p endfor %}"), "unclosed", ["đoạn 3"]),
    (lines("{%p else %}"), "unclosed", ["{%p else %}"]),
    (lines("{% if x %}{% elif y %}"), "unclosed", ["{% if x %}"]),
    (lines("{% set x %}"), "unclosed", ["{% set x %}"]),
    (lines("{%p if x %}", "a {% endif %}"), "crossed", ["đoạn 1", "đoạn 2", "{% endif %}"]),
    (lines("{% if x %}") + table(("{% endif %}",)), "crossed", ["bảng 1, hàng 1, ô 1", "{% if x %}"]),
    (table(("{% if x %}", "a"), ("b", "{%tr endif %}")), "words_lost", ["hàng 2, ô 2"]),
    (table(("{%tr if x %}",), ("{{ x }}\n{%p endif %}",)), "crossed", ["hàng 2, ô 1"]),
    (lines("{%tr for t in tasks %}"), "outside_table", ["đoạn 1", "{%tr for t in tasks %}"]),
    (lines("{%tc if x %}"), "outside_table", ["{%tc if x %}"]),
    (lines("{% colspan 2 %}"), "outside_table", ["{% colspan 2 %}"]),
    (lines("{%p if x %} lời văn", "{%p endif %}"), "words_lost", ["đoạn 1", "{%p if x %}"]),
    (lines("{%p if x %}{{ x }}", "{%p endif %}"), "words_lost", ["đoạn 1"]),
    (table(("{%tr if x %}", "lời văn"), ("{%tr endif %}", "")), "words_lost", ["hàng 1, ô 1"]),
    (p(r("{%p if x %}"), "<w:r><w:drawing/></w:r>") + lines("{%p endif %}"), "words_lost", ["đoạn 1"]),
    (p(r("{%p if x %}"), properties="<w:sectPr/>") + lines("{%p endif %}"), "words_lost", ["ngắt phần"]),
    (lines("{{tr x }}"), "outside_table", ["{{tr x }}"]),
    (table(("{{tr x }}",)), "unsupported", ["{{tr x }}"]),
    (lines("{{ ten }}", "{{ thieu }}"), "unknown_variable", ["đoạn 2", "{{ thieu }}", "thieu"]),
    (lines("{{ plan.thieu }}"), "unknown_variable", ["{{ plan.thieu }}", "thieu"]),
    (lines("{{ plan.thieu.sau }}"), "unknown_variable", ["{{ plan.thieu.sau }}"]),
    (lines("{{ plan['thieu'] }}"), "unknown_variable", ["thieu"]),
    (lines("{{ many[7] }}"), "unknown_variable", ["{{ many[7] }}"]),
    (lines("{{ many[0].a }}"), "unknown_variable", ["{{ many[0].a }}"]),
    (lines("{%p for t in thieu %}", "{%p endfor %}"), "unknown_variable", ["đoạn 1", "{%p for t in thieu %}"]),
    (lines("a", "{% if thieu %}{% endif %}"), "unknown_variable", ["đoạn 2", "{% if thieu %}"]),
    (lines("{{ thieu|upper }}"), "unknown_variable", ["thieu"]),
    (lines("{{ thieu ~ 'a' }}"), "unknown_variable", ["thieu"]),
    (lines("{{ thieu + 1 }}"), "unknown_variable", ["thieu"]),
    (lines("{{r thieu }}"), "unknown_variable", ["thieu"]),
    (lines("{{p thieu }}"), "unknown_variable", ["thieu"]),
    (lines("{% set y = thieu %}", "{{ y }}"), "unknown_variable", ["thieu"]),
    (table(("a", "{{ ten }}\n{{ thieu }}")), "unknown_variable", ["bảng 1, hàng 1, ô 2", "{{ thieu }}"]),
    (lines("{{ 1 / 0 }}"), "value", ["{{ 1 / 0 }}"]),
    (lines("{{ plan }}"), "value", ["{{ plan }}"]),
    (lines("{%p for t in 5 %}", "{%p endfor %}"), "value", ["{%p for t in 5 %}"]),
    (lines("{{ ten - 1 }}"), "value", ["{{ ten - 1 }}"]),
    (lines("{{ m() }}{% macro m() %}{% endmacro %}"), "unknown_variable", ["{{ m() }}"]),
    (lines("{% for t in many %}{{ loop.thieu }}{% endfor %}"), "unknown_variable", ["{{ loop.thieu }}"]),
    (lines("{% break %}"), "syntax", ["{% break %}"]),
]


@pytest.mark.parametrize(("body", "code", "says"), BROKEN, ids=range(len(BROKEN)))
def test_a_mistake_is_named_with_its_place(body: str, code: str, says: list[str]) -> None:
    error = refused(body, ten="Á", x=1, y=2, tasks=[], plan={"title": "a"}, many=["a"])
    assert error.code == f"template.{code}", error
    for words in ("document.xml", *says):
        assert words in error.in_language("vi")
    assert "document.xml" in error.in_language("en")


def test_a_mistake_in_a_header_names_the_header() -> None:
    names = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    with pytest.raises(TemplateError, match=r"đầu trang \(header1.xml\), đoạn 1"):
        compile_template(package(lines("a"), header1=f"<w:hdr {names}>{lines('{{ a')}</w:hdr>"))


def test_the_second_of_two_like_tags_is_named_where_it_fails() -> None:
    body = lines("{% for t in tasks %}{{ t.a }} và {{ t.b }}{% endfor %}", "{{ x.b }}")
    error = refused(body, tasks=[{"a": 1, "b": 1}, {"a": 1}], x={})
    assert "{{ t.b }}" in str(error)


def test_a_macro_is_named_where_it_fails() -> None:
    body = lines("{% macro m(a) %}{{ a.thieu }}{% endmacro %}", "{{ m(x) }}")
    assert "{{ a.thieu }}" in str(refused(body, x={"b": 1}))


def test_a_condition_may_ask_whether_a_name_is_there() -> None:
    filled(lines("{% if thieu is defined %}a{% endif %}{{ thieu|default('b') }}"))


def test_a_template_that_is_not_there_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        compile_template(tmp_path / "không có.docx")
    assert caught.value.code == "file.not_found"
    with pytest.raises(SourceError):
        compile_template(tmp_path)
