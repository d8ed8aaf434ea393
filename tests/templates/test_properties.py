"""Whatever the data, the runs or the bytes: all words arrive, or a typed error does."""

from __future__ import annotations

import random
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from template_files import lines, p, package, part, r, said, table

from kehoach.generate.word_template import Piece, Rich, compile_template
from kehoach.models.errors import TemplateError

ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TEXT = st.text(st.characters(exclude_characters="\a\f\r\v\n\t\x1c\x1d\x1e\x1f\x85"), max_size=60)
TEMPLATE = compile_template(package(lines("a{{ x }}b{{r y }}c")))


def _texts(document: bytes) -> str:
    import html

    return html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part(document))))


@given(TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_any_words_arrive(first: str, second: str) -> None:
    made = TEMPLATE.render({"x": first, "y": Rich([Piece(second, bold=True)])})
    wanted = f"a{ILLEGAL.sub('�', first)}b{ILLEGAL.sub('�', second)}c"
    assert _texts(made) == wanted.replace("\xa0", "\xa0")


@given(st.lists(st.integers(0, 30), max_size=8))
@settings(max_examples=80, deadline=None)
def test_a_line_of_tags_may_be_cut_into_runs_anywhere(cuts: list[int]) -> None:
    text = "Số {{ so }}/KH, {% if x %}có{% else %}không{% endif %} hết {{ ten }}."
    at = sorted({0, len(text), *(cut * 2 for cut in cuts)})
    body = p(*(r(text[start:end]) for start, end in pairwise(at)))
    assert said(body, so=5, x=False, ten="A&B") == ["Số 5/KH, không hết A&B."]


TAGS = (
    "{{ x }}", "{%p if x %}", "{%p endif %}", "{% for t in many %}", "{% endfor %}", "{%tr for t in many %}",
    "{%tr endfor %}", "{{ t }}", "{{r x }}", "{%- if x -%}", "{% endif %}", "{% else %}", "chữ", "{# a #}", "{{", "}}",
    "{%r if x %}", "{%r endif %}", "{%p else %}", "{%tc for t in many %}", "{%tc endfor %}", "{% set t = 1 %}",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(TAGS), min_size=1, max_size=3), min_size=1, max_size=6), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_heap_of_tags_makes_a_document_or_a_typed_error(heap: list[list[str]], in_table: bool) -> None:
    texts = [" ".join(tags) for tags in heap]
    body = table(*((text, "b") for text in texts)) if in_table else lines(*texts)
    try:
        made = compile_template(package(body)).render({"x": "A<&", "many": ["1", "2"]})
    except TemplateError:
        return
    import docx_parts

    docx_parts.layout(made)
    assert not re.search(r"<w:tc>(?:(?!</w:p>|<w:p/>).)*</w:tc>|<w:t[ >][^<]*<(?!/w:t>)", part(made))


def test_any_damage_to_a_file_ends_in_a_document_or_a_typed_error() -> None:
    whole = package(lines("{{ x }}", "{%p for t in many %}", "{{ t }}", "{%p endfor %}"))
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            compile_template(bytes(data)).render({"x": 1, "many": ["a"]})
        except TemplateError:
            continue
