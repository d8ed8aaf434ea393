"""What is no whole, honest Word file ends in an error that says what to do."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx_parts import layout, p, part, r, tbl, tc, texts, ties, tr, word, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shared_material import SHARED, needs_shared

from kehoach.extract.sources.docx import EXTENSIONS, MEDIA, read, sniffs
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.models.errors import SourceError
from kehoach.models.layout import Layout, Paragraph, Table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAN = word(
    p(r("KẾ HOẠCH", "<w:b/>"), properties='<w:jc w:val="center"/>')
    + tbl(tr(tc(p(r("1"))), tc(p(r("Rà soát thủ tục hành chính")))))
    + p(r("Nơi nhận:"))
)


def failed(data: bytes, limits: Limits | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        layout(data, limits)
    error = caught.value
    assert all((*error.message, *error.hint, error.where))
    return error


def document(inside: str) -> bytes:
    return word("", document=part("document", inside))


def encrypted_zip() -> bytes:
    data = bytearray(PLAN)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "docx.encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc.legacy"),
        (PLAN[: len(PLAN) // 2], "docx.damaged"),
        (b"PK\x03\x04", "docx.damaged"),
        (b"", "docx.damaged"),
        (zipped({"a.txt": "không phải Word"}), "docx.damaged"),
        (zipped({"_rels/.rels": ties(("officeDocument", "word/mat.xml"))}), "docx.damaged"),
        (zipped({"_rels/.rels": "<Relationships"}), "docx.damaged"),
        (document("<w:body>" + p(r("a"))), "docx.damaged"),
        (document("<w:body><w:p><w:r></w:body>"), "docx.damaged"),
        (document("<w:body><w:tbl><w:p/></w:body>"), "docx.damaged"),
        (document("<w:p/>"), "docx.damaged"),
        (document(f"<w:body>{p(r('&khong;'))}</w:body>"), "docx.damaged"),
        (word("", document=b""), "docx.damaged"),
        (word("", document="không phải XML"), "docx.damaged"),
        (word("", document=part("document", "<w:body></w:body>").encode() + b"<w:p>"), "docx.damaged"),
    ],
)  # fmt: skip
def test_broken_and_closed_files_have_their_own_codes(data: bytes, code: str) -> None:
    assert failed(data).code == code


def test_a_password_on_the_zip_is_said() -> None:
    assert failed(encrypted_zip()).code == "docx.encrypted"


LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"]
)
def test_a_doctype_is_refused_in_every_part(doctype: str, name: str) -> None:
    parts: dict[str, str | bytes] = {}
    with ZipFile(BytesIO(PLAN)) as archive:
        for entry in archive.namelist():
            text = archive.read(entry).decode()
            parts[entry] = text.replace("?>", "?>" + doctype, 1) if entry == name else text

    assert failed(zipped(parts)).code == "docx.dtd"


def test_a_doctype_in_utf_16_is_refused_too() -> None:
    text = part("document", f"<w:body>{p()}</w:body>").replace("UTF-8", "UTF-16").replace("?>", "?>" + OUTSIDE, 1)

    assert failed(word("", document=text.encode("utf-16"))).code == "docx.dtd"


def test_inflating_is_counted_and_stopped() -> None:
    blanks = p(r("a" + " " * 3_000_000))

    assert failed(word(blanks), Limits(inflated=1 << 20, ratio=10**6)).code == "docx.bomb"
    assert failed(word(blanks), Limits(ratio=200)).code == "docx.bomb"


def test_too_many_entries_are_refused() -> None:
    assert failed(PLAN, Limits(entries=3)).code == "docx.bomb"


@pytest.mark.parametrize("depth", [40, 3000])
def test_tables_in_tables_have_an_end(depth: int) -> None:
    nested = p(r("đáy"))
    inside = "<w:tbl><w:tr><w:tc>" * depth + nested + "<w:p/></w:tc></w:tr></w:tbl>" * depth

    assert failed(word(inside), Limits(nesting=32)).code == "docx.limit"


def test_wrappers_without_end_do_no_harm() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + p(r("đáy")) + "</w:sdtContent></w:sdt>" * 5000

    assert texts(layout(word(deep))) == ["đáy"]


def test_parts_are_found_whatever_the_case_of_their_names() -> None:
    parts: dict[str, str | bytes] = {}
    with ZipFile(BytesIO(PLAN)) as archive:
        for entry in archive.namelist():
            parts[entry.replace("word/document.xml", "Word/Document.xml")] = archive.read(entry)

    assert texts(layout(zipped(parts)))[0] == "KẾ HOẠCH"


def test_nothing_outside_is_followed() -> None:
    outside = part("document", f"<w:body>{p(r('a'))}</w:body>")
    data = word("", document=outside)
    parts: dict[str, str | bytes] = {}
    with ZipFile(BytesIO(data)) as archive:
        for entry in archive.namelist():
            text = archive.read(entry).decode()
            parts[entry] = text.replace('Target="/word/styles.xml"', 'TargetMode="External" Target="http://a.b/c.xml"')

    assert texts(layout(zipped(parts))) == ["a"]


@pytest.mark.parametrize(
    ("data", "is_word"),
    [
        (PLAN, True),
        (PLAN[:-40], True),
        (OLE + "WordDocument".encode("utf-16-le"), True),
        (OLE + "Workbook".encode("utf-16-le"), False),
        (zipped({"[Content_Types].xml": "spreadsheetml.sheet.main+xml"}), False),
        (zipped({"a.txt": "word/"}), False),
        (b"%PDF-1.7", False),
        ("KẾ HOẠCH".encode(), False),
        (b"PK", False),
        (b"", False),
    ],
)
def test_word_files_are_known_by_content(data: bytes, is_word: bool) -> None:
    assert sniffs(data) is is_word


def test_the_format_says_what_it_is() -> None:
    assert (MEDIA, EXTENSIONS) == ("docx", (".docx", ".docm", ".dotx"))


def outcome(data: bytes) -> Layout | SourceError:
    sniffs(data)
    try:
        return read(SourceFile("x.docx", data, Limits(inflated=1 << 24)))
    except SourceError as error:
        return error


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(PLAN) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_change_of_bytes_gives_a_layout_or_a_typed_error(changes: list[tuple[int, int]]) -> None:
    data = bytearray(PLAN)
    for at, value in changes:
        data[at] = value

    assert isinstance(outcome(bytes(data)), Layout | SourceError)


CENTRED = p(r("Số: 1", "<w:b/>"), properties='<w:jc w:val="center"/>')
WIDE = tbl(tr(tc(p(r("ô")), properties='<w:gridSpan w:val="2"/>')))
DOCUMENT = part("document", f"<w:body>{CENTRED}{WIDE}<w:sectPr/></w:body>").encode()


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.integers(600, len(DOCUMENT)),
            st.integers(0, 30),
            st.sampled_from(
                [b"", b"<", b">", b"/", b'"', b"<w:p>", b"</w:tc>", b"<w:tbl>", b"&", b"\x00", b"\xff", b"<w:pPr>"]
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_change_of_the_xml_gives_a_layout_or_a_typed_error(changes: list[tuple[int, int, bytes]]) -> None:
    xml = DOCUMENT
    for at, length, put in changes:
        xml = xml[:at] + put + xml[at + length :]

    assert isinstance(outcome(word("", document=xml)), Layout | SourceError)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_typed_error(data: bytes) -> None:
    assert isinstance(outcome(b"PK\x03\x04" + data), SourceError)


def test_every_cut_of_a_file_is_an_error_or_a_layout() -> None:
    for end in range(0, len(PLAN), 97):
        assert isinstance(outcome(PLAN[:end]), SourceError)


def test_macro_files_and_templates_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.docx"
    made = docx.Document()
    made.add_heading("I. MỤC ĐÍCH", level=1)
    made.add_paragraph("Nâng cao chất lượng phục vụ.")
    made.save(str(path))
    parts: dict[str, str | bytes] = {}
    with ZipFile(path) as archive:
        for entry in archive.namelist():
            data = archive.read(entry)
            parts[entry] = data.replace(
                b"officedocument.wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
            )
    data = zipped(parts)

    assert sniffs(data)
    assert texts(layout(data)) == ["I. MỤC ĐÍCH", "Nâng cao chất lượng phục vụ."]


def words(text: str) -> str:
    return "".join(text.split())


def all_text(said: Layout) -> str:
    out: list[str] = []
    for block in said.blocks:
        if isinstance(block, Paragraph):
            out.append(block.text)
        elif isinstance(block, Table):
            out += [cell.text for row in block.rows for cell in row if cell.origin is None]
    return "\n".join(out)


@needs_shared
def test_the_fixtures_read_whole() -> None:
    assert SHARED is not None
    for path in sorted((SHARED / "fixtures").glob("*.docx")):
        said = read(SourceFile(path.name, path.read_bytes()))
        assert words(all_text(said)) == words(said.plain), path.name
        assert not said.warnings
        assert len(said.pages) == 1


def test_a_large_plain_zip_is_no_bomb() -> None:
    out = BytesIO(PLAN)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(range(256)) * 4096)

    assert texts(layout(out.getvalue()))[0] == "KẾ HOẠCH"


@needs_shared
@pytest.mark.parametrize(
    "seed", ["seed-0-ea-ly", "seed-1-tuy-phuoc", "seed-2-phu-lam", "seed-3-cam-giang", "seed-4-huong-tra"]
)
def test_the_words_of_a_fixture_are_those_of_its_plan(seed: str) -> None:
    assert SHARED is not None
    path = SHARED / "fixtures" / f"{seed}.docx"
    wanted = normalize("NFC", (SHARED / "seeds" / f"{seed}.txt").read_text("utf-8"))
    found = set(re.findall(r"\w+", all_text(read(SourceFile(path.name, path.read_bytes()))).lower()))
    missing = [word for word in re.findall(r"\w+", re.sub(r"<[^>]*>", " ", wanted).lower()) if word not in found]

    # The texts were cut into pages: a word broken there stands whole in the typeset document.
    assert len(missing) <= 1
