"""A draft gets its name only when it is whole and reads back; what stood there before is kept until then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kehoach.generate.draft_file import write_draft
from kehoach.models.errors import OutputError, Said, SourceError


def fine(_: Path) -> None:
    return


def wrong(_: Path) -> None:
    raise SourceError("docx.damaged", Said("tệp Word hỏng", "the Word file is damaged"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(path: Path, *, force: bool = False, check=fine) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write_draft(b"moi", path, force=force, check=check)
    return caught.value


def test_the_check_sees_the_whole_file_beside_its_place_before_it_has_its_name(tmp_path: Path) -> None:
    seen: list[tuple[bytes, bool, str]] = []
    path = tmp_path / "kế hoạch 2026.docx"

    def look(written: Path) -> None:
        seen.append((written.read_bytes(), path.exists(), written.suffix))
        assert written.parent == path.parent

    write_draft(b"x" * 70_000, path, force=False, check=look)

    assert seen == [(b"x" * 70_000, False, ".docx")]
    assert path.read_bytes() == b"x" * 70_000
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("held", [b"", b"of somebody else", b"PK\x03\x04"])
def test_a_file_of_any_kind_is_kept_without_force(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "kh.docx"
    path.write_bytes(held)
    error = refused(path)
    assert error.code == "output.exists"
    assert "--force" in error.hint.vi
    assert path.read_bytes() == held


def test_force_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kh.docx"
    path.write_bytes(b"cu")
    write_draft(b"moi", path, force=True, check=fine)
    assert (path.read_bytes(), names(tmp_path)) == (b"moi", ["kh.docx"])


def test_force_replaces_no_folder(tmp_path: Path) -> None:
    (tmp_path / "kh.docx").mkdir()
    assert refused(tmp_path / "kh.docx", force=True).code == "output.exists"


def test_force_does_not_write_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "that.docx").write_bytes(b"cu")
    link = tmp_path / "kh.docx"
    try:
        link.symlink_to(tmp_path / "that.docx")
    except OSError:
        pytest.skip("không tạo được liên kết tượng trưng ở đây")
    assert refused(link, force=True).code == "output.symlink"
    assert (tmp_path / "that.docx").read_bytes() == b"cu"


@pytest.mark.parametrize("check", [wrong, lambda path: path.read_text("ascii").index("không có")])
def test_a_failed_check_leaves_nothing_and_says_why(tmp_path: Path, check) -> None:
    error = refused(tmp_path / "kh.docx", check=check)
    assert error.code == "output.check-failed"
    assert error.where.endswith("kh.docx")
    assert names(tmp_path) == []


def test_a_failed_check_says_in_both_languages_what_was_found(tmp_path: Path) -> None:
    error = refused(tmp_path / "kh.docx", check=wrong)
    assert "tệp Word hỏng" in error.message.vi
    assert "the Word file is damaged" in error.message.en


def test_a_failed_check_keeps_the_file_that_force_was_to_replace(tmp_path: Path) -> None:
    path = tmp_path / "kh.docx"
    path.write_bytes(b"cu")
    assert refused(path, force=True, check=wrong).code == "output.check-failed"
    assert (path.read_bytes(), names(tmp_path)) == (b"cu", ["kh.docx"])


def test_an_interrupt_during_the_check_leaves_nothing_and_passes_on(tmp_path: Path) -> None:
    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_draft(b"moi", tmp_path / "kh.docx", force=False, check=interrupted)
    assert names(tmp_path) == []


def test_a_file_that_comes_while_the_draft_is_checked_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kh.docx"
    error = refused(path, check=lambda _: path.write_bytes(b"cua nguoi khac"))
    assert error.code == "output.exists"
    assert (path.read_bytes(), names(tmp_path)) == (b"cua nguoi khac", ["kh.docx"])


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "chưa có" / "kh.docx").code == "output.failed"


@pytest.mark.skipif(os.name != "nt", reason="chỉ Windows khóa tệp đang mở")
def test_a_draft_that_is_open_in_word_is_kept_and_the_user_is_told_to_close_it(tmp_path: Path) -> None:
    path = tmp_path / "kh.docx"
    path.write_bytes(b"cu")
    with path.open("rb"):
        assert refused(path, force=True).code == "output.in-use"
    assert (path.read_bytes(), names(tmp_path)) == (b"cu", ["kh.docx"])
