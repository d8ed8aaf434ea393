"""Templates that attack: each ends in a typed error, in time, and nothing runs."""

from __future__ import annotations

import time

import docx_parts
import pytest
from template_files import escaped, lines, package, refused, said, table

from kehoach.generate.word_template import compile_template
from kehoach.models.errors import TemplateError

REACHING = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ x['__cla' + 'ss__'] }}",
    "{{ x.__init__ }}",
    "{{ x.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner }}",
    "{{ dict }}",
    "{{ self.__init__ }}",
    "{{ self }}",
    "{{ range.__class__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% set n = namespace(a=1) %}{{ n.__class__ }}",
    "{% set n = namespace(a=1) %}{{ n._Namespace__attrs }}",
    "{% set n = namespace(a=1) %}{{ n['__class__'] }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{% for a in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for a in [1] %}{{ loop.__init__ }}{% endfor %}",
    "{% for a in [1] %}{{ loop.cycle.__self__ }}{% endfor %}",
    '{{ "{0.__class__}".format(x) }}',
    '{{ "{0.__class__}".format_map(t) }}',
    "{{ '%s' % x }}",
    "{{ '%999999999d' % 1 }}",
    "{{ x | attr('__class__') }}",
    "{{ [x] | map(attribute='__class__') | list | first }}",
    "{{ [x] | map(attribute='upper.__self__') | list | first }}",
    "{{ [t] | map(attribute='__class__.__mro__') | first }}",
    "{{ [x] | sort(attribute='__class__') | first }}",
    "{{ [x] | selectattr('__class__') | first }}",
    "{{ [x] | join(',', attribute='__class__') }}",
    "{{ x | map('attr', '__class__') | first }}",
    "{{ x | safe }}",
    "{{ x | tojson }}",
    "{{ x | xmlattr }}",
    "{{ x | pprint }}",
    "{{ x | format }}",
    "{{ x.encode }}",
    "{{ x.join(['a']) }}",
    "{{ x.format }}",
    "{{ t.pop('a') }}",
    "{{ t.update({'b': 1}) }}",
    "{{ t.setdefault('b', 1) }}",
    "{{ many.append(1) }}",
    "{{ many.sort() }}",
    "{{ caller() }}",
    "{{ varargs }}",
    "{{ x() }}",
    "{{ (1).bit_length() }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{% include 'a.docx' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'a' %}",
    "{% block a %}{% endblock %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{% raw %}a{% endraw %}",
    "{% do many.append(1) %}",
    "{{ x|map(' write', 9999)|list|first }}",
    "{{ ''|map(' each', -1)|list }}",
]


@pytest.mark.parametrize("code", REACHING)
def test_nothing_but_the_data_is_in_reach(code: str) -> None:
    error = refused(lines(code), x="chữ", t={"a": 1}, many=[3, 1])
    assert error.code.startswith("template.")
    assert "object at 0x" not in str(error)
    assert "word/document.xml" in error.where


ENDLESS = [
    "{% for i in range(10**9) %}a{% endfor %}",
    "{% for i in range(100000) %}{% for j in range(100000) %}a{% endfor %}{% endfor %}",
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% for i in range(90000) %}{% if range(90000)|list|sort|length %}{% endif %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% for i in [1] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ [1] * 10**9 }}",
    "{{ 10**9 * 'a' }}",
    "{{ 2 ** (10**9) }}",
    "{{ 9 ** (9 ** 9) }}",
    "{% set n = namespace(s='aaaaaaaaaa') %}{% for i in range(90) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='aaaaaaaaaa') %}{% for i in range(90) %}{% set n.s = n.s ~ n.s %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s=2) %}{% for i in range(90) %}{% set n.s = n.s * n.s %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s=[1]) %}{% for i in range(90) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s|length }}",
    "{% set n = namespace(s=[1]) %}{% for i in range(90) %}{% set n.s = [n.s, n.s] %}{% endfor %}{{ n.s == n.s }}",
    "{% set n = namespace(s=[1]) %}{% for i in range(90) %}{% set n.s = (n.s, n.s) %}{% endfor %}{{ n.s == n.s }}",
    "{% set n = namespace(s=[1]) %}{% for i in range(90) %}{% set n.s = {'a': n.s} %}{% endfor %}{{ n.s|length }}",
    "{% set n = namespace(s='ab') %}{% for i in range(90) %}{% set n.s = n.s|replace('a', n.s) %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='ab') %}{% for i in range(90) %}{% set n.s = [n.s, n.s]|join %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='a') %}{% for i in range(90) %}{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}",
    "{{ range(99999)|map('string')|join(range(99999)|join) }}",
    "{{ 1|round(10**9) }}",
    "{{ ((((" * 300,
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "{% for i in [1] %}" * 30 + "a" + "{% endfor %}" * 30,
]


@pytest.mark.parametrize("code", ENDLESS, ids=range(len(ENDLESS)))
def test_what_would_not_end_ends_soon(code: str) -> None:
    start = time.process_time()
    template = package(lines(code))
    with pytest.raises(TemplateError) as caught:
        compile_template(template).render({}, seconds=1)
    assert caught.value.code in ("template.limit", "template.unsafe", "template.syntax", "template.split")
    assert time.process_time() - start < 6


def test_a_long_paragraph_in_a_captured_loop_is_counted_before_it_is_built() -> None:
    code = "{% set x %}{% for i in range(100000) %}" + "a" * 10_000 + "{% endfor %}{% endset %}"
    assert refused(lines(code)).code == "template.limit"


def test_a_loop_may_be_written_inside_itself_where_it_ends() -> None:
    code = "{% for t in tree recursive %}({{ t.name }}{% if t.below %}{{ loop(t.below) }}{% endif %}){% endfor %}"
    assert said(lines(code), tree=[{"name": "a", "below": [{"name": "b", "below": []}]}]) == ["(a(b))"]


def test_methods_that_only_read_are_there() -> None:
    assert said(lines("{{ x.upper() }} {{ t.get('a') }} {{ t.items()|length }}"), x="đ", t={"a": "b"}) == ["Đ b 1"]


def test_a_key_of_the_data_comes_before_a_method() -> None:
    assert said(lines("{{ t.items }} {{ t['keys'] }}"), t={"items": "việc", "keys": "khóa"}) == ["việc khóa"]


class _Grown(str):
    def __html__(self) -> str:
        return "<w:p/>"

    def __str__(self) -> str:
        return "khác"


def test_data_cannot_call_itself_markup() -> None:
    assert said(lines("{{ x }}"), x=_Grown("<w:p/>")) == ["<w:p/>"]


@pytest.mark.parametrize("value", [object(), len, b"byte", float("nan"), {"a": object()}, [print]])
def test_objects_with_code_do_not_get_in(value: object) -> None:
    assert refused(lines("{{ x }}"), x=value).code == "template.value"


def test_data_that_holds_itself_ends_in_an_error() -> None:
    ring: list[object] = []
    ring.append(ring)
    assert refused(lines("{{ x }}"), x=ring).code == "template.value"


def _with(name: str, text: str | bytes) -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName='
            '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
            'document.main+xml"/></Types>'
        ),
        "word/document.xml": docx_parts.part("document", f"<w:body>{lines('a {{ x }}')}</w:body>"),
    }
    parts[name] = text
    return docx_parts.zipped(parts)


DOCTYPE = f'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="{docx_parts.W}"/>'
FILES = [
    (b"", "not_docx"),
    (b"%PDF-1.7", "not_docx"),
    (b"PK\x03\x04", "not_docx"),
    (docx_parts.zipped({"a.txt": "b"}), "not_docx"),
    (docx_parts.zipped({"[Content_Types].xml": "<Types/>"}), "not_docx"),
    (_with("word/document.xml", "<w:p>"), "not_docx"),
    (_with("word/document.xml", DOCTYPE), "unsafe"),
    (_with("word/document.xml", ('<?xml version="1.0" encoding="UTF-16"?>' + DOCTYPE).encode("utf-16")), "unsafe"),
    (_with("word/document.xml", f'<w:document xmlns:w="{docx_parts.W}">' + "<w:p>" * 5000), "not_docx"),
    (_with("word/media/a.png", bytes(150 * 2**20)), "too_large"),
    (_with("word/media/a.png", bytes(3 * 2**20)), "too_large"),
    (_with("word/document.xml", docx_parts.part("document", "").replace("openxmlformats", "openxml\0")), "not_docx"),
]


@pytest.mark.parametrize(("data", "code"), FILES, ids=range(len(FILES)))
def test_what_is_no_word_file_or_a_bomb_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(data)
    assert caught.value.code == f"template.{code}"


def test_a_template_cut_short_at_any_byte_is_refused() -> None:
    whole = package(lines("{{ x }}"))
    for end in range(0, len(whole), 97):
        with pytest.raises(TemplateError):
            compile_template(whole[:end])


def test_a_document_with_macros_is_refused() -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName='
        '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/><Override PartName="/word/vbaProject.bin" ContentType='
        '"application/vnd.ms-office.vbaProject"/></Types>'
    )
    with pytest.raises(TemplateError, match="VBA"):
        compile_template(_with("[Content_Types].xml", types))


def test_words_of_the_data_that_look_like_tags_stay_words() -> None:
    for text in ("{{ 7*7 }}", "{% for %}", "{# a #}", "{_{", "&#123;&#123;", "]]>", "\U0010fffa0\U0010fffb"):
        assert said(lines("a {{ x }} b"), x=text) == [f"a {text} b"]
    assert said(table(("{{ x }}",)) + lines(escaped("c")), x="<w:filledEnd/>")
