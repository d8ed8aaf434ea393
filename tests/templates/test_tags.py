"""How tags may be typed in Word, and what stands in the document they make."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx_parts
import pytest
from template_files import archive_types, filled, lines, p, package, part, r, refused, rows, said, table, tbl, tc, tr

from kehoach.generate.word_template import Piece, Rich, compile_template

BOLD = "<w:b/>"


def test_a_value_stands_in_the_place_of_its_tag() -> None:
    assert said(lines("Số: {{ so }}/KH-UBND"), so=15) == ["Số: 15/KH-UBND"]


SPLITS = [
    ("{", "{ ten }}"),
    ("{{", " ten ", "}}"),
    ("{{ t", "en }", "}"),
    ("{", "{", " ", "t", "e", "n", " ", "}", "}"),
    ("Trước {{ te", "n }} sau"),
]


@pytest.mark.parametrize("pieces", SPLITS, ids=range(len(SPLITS)))
def test_a_tag_that_word_has_cut_into_runs_is_one_tag(pieces: tuple[str, ...]) -> None:
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    body = p(noise.join(r(piece) for piece in pieces))
    text = "".join(pieces).replace("{{ ten }}", "Nguyễn Văn Á")
    assert said(body, ten="Nguyễn Văn Á") == [text]


def test_a_value_has_the_formatting_of_the_run_its_tag_begins_in() -> None:
    made = part(filled(p(r("a "), r("{{ t", BOLD), r("en }} b")), ten="X"))
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">X</w:t>' in made
    assert '<w:r><w:t xml:space="preserve"> b</w:t></w:r>' in made


def test_tabs_and_line_breaks_inside_a_tag_are_blanks_and_those_around_it_stay() -> None:
    body = p("<w:r><w:tab/><w:t>{{ a</w:t><w:br/><w:t>if</w:t><w:tab/><w:t>b else c }}</w:t><w:br/><w:t>x</w:t></w:r>")
    assert said(body, a="một", b=True, c="hai") == ["\tmột\nx"]


def test_a_hyphen_that_does_not_break_is_a_minus() -> None:
    assert said(p("<w:r><w:t>{{ 5 </w:t><w:noBreakHyphen/><w:t> 2 }}</w:t></w:r>")) == ["3"]


QUOTED = [
    ("{{ x|default(“chưa rõ”) }}", "chưa rõ"),
    ("{{ x|default(‘chưa rõ’) }}", "chưa rõ"),
    ('{{ x|default("chưa rõ”) }}', "chưa rõ"),
    ('{{ x|default("“chưa rõ”") }}', "“chưa rõ”"),
    ("{{ x|default('O’Brien') }}", "O’Brien"),
    ('{{ x|default(“nói "có" rồi”) }}', 'nói "có" rồi'),
    ('{{ x|default("}} {% ") }}', "}} {% "),
    ("{{ x|default('<a> & b') }}", "<a> & b"),
    ("{{ x|default('a\\'b') }}", "a'b"),
    ("{% if 1 < 2 and 3 > 2 %}đúng{% endif %}", "đúng"),
]


@pytest.mark.parametrize(("typed", "wanted"), QUOTED, ids=range(len(QUOTED)))
def test_quotes_that_word_made_round_hold_strings(typed: str, wanted: str) -> None:
    assert said(lines(typed)) == [wanted]


TEXTS = [
    "HĐND&UBND",
    "<w:p>",
    "a < b > c & \"d\" 'e'",
    "&amp;",
    "một\nhai",
    "một\tba",
    "  khoảng trắng  ",
    "Đường “Nguyễn Huệ” – số 1/2",
    "\U0001d4b3 \U0001f600",
    "]]>",
    "<!-- -->",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_letter_of_a_value_arrives(text: str) -> None:
    assert said(lines("{{ x }}"), x=text) == [text]


@pytest.mark.parametrize("text", ["a\x00b", "a\x08b", "a\x1fb", "a￾b", "a\ud800b"])
def test_a_letter_that_xml_cannot_hold_is_seen_to_be_missing(text: str) -> None:
    assert said(lines("{{ x }}"), x=text) == ["a�b"]


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\vb"])
def test_any_line_break_is_one_line_break(text: str) -> None:
    assert said(lines("{{ x }}"), x=text) == ["a\nb"]


def test_a_bell_begins_a_new_paragraph_of_the_same_form() -> None:
    made = part(filled(p(r("{{ x }}", BOLD), properties='<w:jc w:val="center"/>'), x="một\ahai"))
    wanted = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    assert f"{wanted}một</w:t></w:r></w:p>{wanted}hai</w:t></w:r></w:p>" in made


def test_a_form_feed_is_a_page_break() -> None:
    assert '<w:br w:type="page"/>' in part(filled(lines("{{ x }}"), x="một\fhai"))


def test_numbers_and_dates_are_words() -> None:
    assert said(lines("{{ a }} {{ b }} {{ c }}"), a=7, b=7.25, c=date(2026, 3, 5)) == ["7 7.25 05/03/2026"]


@pytest.mark.parametrize("value", [None, True, [], ["a"], {"a": 1}])
def test_what_is_no_words_is_refused_where_words_are_wanted(value: object) -> None:
    error = refused(lines("a", "b {{ x }}"), x=value)
    assert error.code == "template.value"
    assert "đoạn 2" in str(error) and "{{ x }}" in str(error)


def test_a_paragraph_that_holds_a_paragraph_tag_disappears() -> None:
    body = lines("đầu", "{%p for t in tasks %}", "{{ loop.index }}. {{ t.name }}", "{%p endfor %}", "cuối")
    assert said(body, tasks=[{"name": "A"}, {"name": "B"}]) == ["đầu", "1. A", "2. B", "cuối"]
    assert said(body, tasks=[]) == ["đầu", "cuối"]


def test_paragraphs_may_hang_on_a_condition() -> None:
    body = lines("{%p if n > 1 %}", "nhiều", "{%p elif n == 1 %}", "một", "{%p else %}", "không", "{%p endif %}")
    assert [said(body, n=n) for n in (5, 1, 0)] == [["nhiều"], ["một"], ["không"]]


def test_two_paragraph_tags_in_one_paragraph_both_count() -> None:
    body = lines("{%p for t in many %}{%p if t > 1 %}", "{{ t }}", "{%p endif %}{%p endfor %}")
    assert said(body, many=[1, 2, 3]) == ["2", "3"]


def test_a_row_that_holds_a_row_tag_disappears() -> None:
    body = table(
        ("STT", "Việc"), ("{%tr for t in tasks %}", ""), ("{{ loop.index }}", "{{ t }}"), ("{%tr endfor %}", "")
    )
    assert rows(body, tasks=["A", "B"]) == [["STT", "Việc"], ["1", "A"], ["2", "B"]]
    assert rows(body, tasks=[]) == [["STT", "Việc"]]


def test_a_cell_that_holds_a_cell_tag_disappears_and_the_grid_follows() -> None:
    row = ("{%tc for q in quarters %}", "{{ q }}", "{%tc endfor %}")
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    body = tbl(grid, tr(tc(lines("Quý")), *(tc(lines(cell)) for cell in row)))
    assert rows(body, quarters=["I", "II", "III"]) == [["Quý", "I", "II", "III"]]
    assert part(filled(body, quarters=["I", "II", "III"])).count("<w:gridCol ") == 4


def test_a_table_without_rows_and_a_row_without_cells_are_not_written() -> None:
    body = lines("a") + table(("{%tr for t in many %}",), ("{{ t }}",), ("{%tr endfor %}",)) + lines("b")
    assert "<w:tbl>" not in part(filled(body, many=[]))
    assert said(body, many=[]) == ["a", "b"]


def test_a_cell_always_ends_in_a_paragraph() -> None:
    body = table(("{%p for c in many %}\n{{ c }}\n{%p endfor %}", "x"))
    assert rows(body, many=["a", "b"]) == [["a\nb", "x"]]
    made = part(filled(body, many=[]))
    assert "<w:p/></w:tc>" in made
    assert "filledEnd" not in made


def test_run_tags_stand_between_runs() -> None:
    body = p(r("a {%r if x %}", BOLD), r("b"), r("{%r endif %} c", BOLD))
    assert said(body, x=True) == ["a b c"]
    assert said(body, x=False) == ["a  c"]


def test_rich_values_bring_their_own_formatting_and_keep_that_of_the_tag() -> None:
    body = p(r("Tên: {{r x }}.", '<w:sz w:val="28"/><w:rFonts w:ascii="A"/>'))
    rich = Rich(
        [Piece("đậm <&>", bold=True), " thường ", Piece("màu", italic=True, highlight="yellow", underline=True)]
    )
    assert said(body, x=rich) == ["Tên: đậm <&> thường màu."]
    made = part(filled(body, x=rich))
    assert '<w:rPr><w:rFonts w:ascii="A"/><w:b/><w:sz w:val="28"/></w:rPr>' in made
    assert '<w:i/><w:sz w:val="28"/><w:highlight w:val="yellow"/><w:u w:val="single"/></w:rPr>' in made


def test_a_rich_value_in_a_plain_tag_gives_its_words() -> None:
    assert said(lines("{{ x }}{{r x }}{{r y }}"), x=Rich(["a", Piece("b", bold=True)]), y="<c>") == ["abab<c>"]


def test_a_highlight_that_is_no_colour_is_left_out() -> None:
    assert 'x"/>' not in part(filled(lines("{{r x }}"), x=Rich([Piece("a", highlight='"/><x a="x')])))


def test_a_list_may_stand_as_paragraphs() -> None:
    body = p(r("{{p many }}", BOLD), properties="<w:keepNext/>")
    assert said(body, many=["a", Rich(["b", Piece("c", bold=True)])]) == ["a", "bc"]
    assert part(filled(body, many=["a", "b"])).count("<w:keepNext/>") == 2


def test_a_variable_may_be_called_like_a_level() -> None:
    assert said(lines("{{r }}{{p|upper}}{{ r }}{{p if r else r}}"), r="a", p="b") == ["aBab"]


def test_a_field_may_be_called_self() -> None:
    assert said(lines("{{ row.self }} {{ row['self'] }}"), row={"self": "7,5"}) == ["7,5 7,5"]


def test_comments_disappear_with_what_they_stand_in() -> None:
    body = lines("a {# ghi chú #}b", "{#p ghi chú #}", "c") + table(("x",), ("{#tr bỏ cả hàng #}",), ("y",))
    assert said(body) == ["a b", "c"]
    assert rows(body) == [["x"], ["y"]]


def test_paragraphs_are_joined_at_a_minus() -> None:
    body = lines("Nhà tôi", "{%- if x -%}", " ở phố", "{%- else -%}", " ở quê", "{%- endif -%}", " và vui.")
    assert said(body, x=True) == ["Nhà tôi ở phố và vui."]
    assert said(body, x=False) == ["Nhà tôi ở quê và vui."]


def test_a_minus_inside_a_paragraph_takes_blanks_away() -> None:
    assert said(lines("a  {%- if x -%}  b  {%- endif %}  c {{- x -}} d"), x="!") == ["ab  c!d"]


def test_a_block_may_go_over_paragraphs_at_one_level() -> None:
    body = lines("a {% if x %}b", "c", "d{% endif %} e")
    assert said(body, x=True) == ["a b", "c", "d e"]
    assert said(body, x=False) == ["a  e"]


def test_braces_that_are_no_tag_can_be_written() -> None:
    assert said(lines("{_{ a }_} {_% b %_} {c}{{ x }}"), x="{d}") == ["{{ a }} {% b %} {c}{d}"]
    assert said(lines("{{{ x }}}"), x="a") == ["{a}"]


def test_names_can_be_set_and_macros_written() -> None:
    assert said(lines("{% set a = x ~ '-' ~ 1 %}{{ a }}"), x="<x>") == ["<x>-1"]
    assert said(lines("{% macro m(n) %}[{{ n }}]{% endmacro %}{{ m(x) }}{{ m(2) }}"), x="<x>") == ["[<x>][2]"]
    assert said(lines("{% with a = 1 %}{{ a }}{% endwith %}{% set b %}{{ x }}!{% endset %}{{ b }}"), x="&") == ["1&!"]


def test_a_macro_may_hold_paragraphs() -> None:
    body = lines("{%p macro m(n) %}", "việc {{ n }}", "hết", "{%p endmacro %}", "{{p m(1) }}", "{{p m(2) }}")
    assert said(body) == ["việc 1", "hết", "việc 2", "hết"]


FILTERED = [
    ("{{ 'ỦY ban'|lower }}", "ủy ban"),
    ("{{ 'ủy ban'|upper }}", "ỦY BAN"),
    ("{{ 'sở Nội vụ'|capitalize }}", "Sở Nội vụ"),
    ("{{ 'Tăng cường'|lower_first }}", "tăng cường"),
    ("{{ many|join(', ') }}", "b, a"),
    ("{{ tasks|map(attribute='lead')|join('; ') }}", "X; Y"),
    ("{{ tasks|selectattr('n', 'gt', 1)|map(attribute='lead')|first }}", "Y"),
    ("{{ many|sort|first }} {{ many|length }} {{ many[1] }} {{ many[-1] }}", "a 2 a a"),
    ("{{ 7.257|round(1) }} {{ -3|abs }} {{ '5'|int + 1 }} {{ [1, 2]|sum }}", "7.3 3 6 3"),
    ("{{ 'a-b'|replace('-', '&') }} {{ ' a '|trim }}", "a&b a"),
    ("{% for a, b in [('x', 1), ('y', 2)] %}{{ a }}{{ b }}{% endfor %}", "x1y2"),
    ("{% for k, v in table.items() %}{{ k }}={{ v }}{% endfor %}", "k=v"),
    ("{% for m in many %}{{ m }}{{ ', ' if not loop.last }}{% endfor %}", "b, a"),
    ("{% for m in many if m == 'c' %}{% else %}không{% endfor %}", "không"),
    ("{{ 'có' if x is defined else 'không' }}", "không"),
    ("{{ '<a> & b'|e }}", "<a> & b"),
]


@pytest.mark.parametrize(("typed", "wanted"), FILTERED, ids=range(len(FILTERED)))
def test_usual_filters_and_loops_work(typed: str, wanted: str) -> None:
    context: dict[str, object] = {
        "many": ["b", "a"],
        "tasks": [{"lead": "X", "n": 1}, {"lead": "Y", "n": 2}],
        "table": {"k": "v"},
    }
    assert said(lines(typed), context) == [wanted]


def test_a_cell_may_be_shaped_by_tags() -> None:
    body = table(("{% colspan n %}a{{ n }}", "{% cellbg 'D9E2F3' %}b"))
    made = part(filled(body, n=2))
    assert '<w:gridSpan w:val="2"/>' in made and 'w:fill="D9E2F3"' in made
    body = table(("{%tr for t in many %}", ""), ("{% vm %}chung", "{{ t }}"), ("{%tr endfor %}", ""))
    made = part(filled(body, many=["a", "b"]))
    assert '<w:vMerge w:val="restart"/>' in made and '<w:vMerge w:val="continue"/>' in made
    body = tbl(tr(*(tc(lines(cell)) for cell in ("{%tc for t in many %}", "{% hm %}chung", "{%tc endfor %}"))))
    made = part(filled(body, many=["a", "b"]))
    assert made.count("<w:tc>") == 1 and '<w:gridSpan w:val="2"/>' in made


def test_headers_footers_and_notes_are_filled_in() -> None:
    names = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    header = f"<w:hdr {names}>{lines('{{ so }}')}</w:hdr>"
    note = lines("{%p if so %}", "{{ so }}", "{%p endif %}")
    notes = f"<w:footnotes {names}><w:footnote w:id='1'>{note}</w:footnote></w:footnotes>"
    made = compile_template(package(lines("a"), header1=header, footnotes=notes)).render({"so": "1&2"})
    assert "1&amp;2" in part(made, "word/header1.xml")
    assert "1&amp;2" in part(made, "word/footnotes.xml")


def test_tags_in_text_boxes_fields_and_descriptions_are_filled_in() -> None:
    inside = lines("{%p if x %}", "{{ x }}", "{%p endif %}")
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"
    field = "<w:r><w:instrText>HYPERLINK {{ x }}</w:instrText></w:r>"
    made = part(filled(p(box, field, '<w:bookmarkStart w:id="1" w:name="{{ x }}"/>'), x='a"\n&'))
    assert "HYPERLINK a&quot; &amp;" in made or 'HYPERLINK a" &amp;' in made
    assert 'w:name="a&quot; &amp;"' in made
    empty = part(filled(p(box), x=""))
    assert "<w:txbxContent><w:p/></w:txbxContent>" in empty


def test_the_same_data_gives_the_same_bytes_and_untouched_parts_stay_as_they_are() -> None:
    template = compile_template(package(lines("{{ x }}")))
    first, again = template.render({"x": "a"}), template.render({"x": "a"})
    assert first == again
    assert template.render({"x": "b"}) != first
    assert part(first, "word/styles.xml") == part(package(lines("{{ x }}")), "word/styles.xml")


def test_a_dotx_becomes_a_document_that_fetches_no_other_template() -> None:
    with ZipFile(BytesIO(package(lines("{{ x }}")))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = archive_types(parts).replace("document.main+xml", "template.main+xml")
    parts["word/settings.xml"] = docx_parts.part("settings", '<w:attachedTemplate r:id="r1"/><w:zoom/>')
    parts["word/_rels/settings.xml.rels"] = docx_parts.ties(("attachedTemplate", "http://x.test/a.dotm"))
    made = compile_template(docx_parts.zipped(parts)).render({"x": "a"})
    assert "document.main+xml" in part(made, "[Content_Types].xml")
    assert "attachedTemplate" not in part(made, "word/settings.xml")
    assert "x.test" not in part(made, "word/_rels/settings.xml.rels")


def test_numbers_of_paragraphs_are_not_copied_by_loops() -> None:
    name = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    body = f'<w:p {name} w:rsidR="00A" w14:paraId="1">{r("{{ x }}")}</w:p>'
    made = part(filled(body, x="a"))
    assert "rsid" not in made and "paraId" not in made


def test_the_properties_of_the_file_are_filled_in() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ x }}</dc:title></cp:coreProperties>'
    )
    with ZipFile(BytesIO(package(lines("a")))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    said_of = f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = archive_types(parts).replace("</Types>", said_of)
    parts["docProps/core.xml"] = core
    made = compile_template(docx_parts.zipped(parts)).render({"x": "Kế hoạch\n<1>"})
    assert "<dc:title>Kế hoạch &lt;1&gt;</dc:title>" in part(made, "docProps/core.xml")
