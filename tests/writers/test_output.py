"""Results reach their folder whole, under names of their own, and never over another's file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.generate import output
from kehoach.models.errors import OutputError


def theirs(_: bytes) -> bool:
    return False


def ours(_: bytes) -> bool:
    return True


@pytest.mark.parametrize(
    ("inputs", "names"),
    [
        (["kế hoạch.docx"], ["kế hoạch"]),
        (["a.docx", "b.pdf"], ["a", "b"]),
        (["a.docx", "a.pdf", "b.pdf"], ["a.docx", "a.pdf", "b"]),
        (["xã A/kh.pdf", "xã B/kh.pdf"], ["kh.pdf", "kh.pdf-2"]),
        (["KH.docx", "kh.pdf"], ["KH.docx", "kh.pdf"]),
        (["Kế hoạch.docx", "Kế hoạch.pdf"], ["Kế hoạch.docx", "Kế hoạch.pdf"]),
        (["130.KH-UBND.pdf"], ["130.KH-UBND"]),
        (["stdin", "stdin.txt"], ["stdin", "stdin.txt"]),
        (["kh.pdf", "x/kh.pdf", "kh.pdf-2.md"], ["kh.pdf", "kh.pdf-2", "kh.pdf-2-2"]),
    ],
)
def test_a_result_is_named_after_its_document(inputs: list[str], names: list[str]) -> None:
    assert output.stems(inputs) == names


@given(st.lists(st.sampled_from(["a.txt", "a.md", "A.md", "a.txt-2", "a.txt.md", "x/a.txt"]), max_size=8))
def test_no_two_results_share_a_name(inputs: list[str]) -> None:
    names = [name.casefold() for name in output.stems(inputs)]
    assert len(names) == len(inputs) == len(set(names))


def test_a_new_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    output.put(b"x" * 100_000, tmp_path / "a.json", force=False, is_own=theirs)
    assert (tmp_path / "a.json").read_bytes() == b"x" * 100_000
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name != "posix", reason="quyền tệp kiểu POSIX")
def test_a_result_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    output.put(b"", tmp_path / "a.json", force=False, is_own=theirs)
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_earlier_result_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    output.put(b"new", tmp_path / "a.json", force=False, is_own=ours)
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_another_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"theirs")
    with pytest.raises(OutputError) as caught:
        output.put(b"new", tmp_path / "a.json", force=False, is_own=theirs)
    assert caught.value.code == "output.exists"
    assert (tmp_path / "a.json").read_bytes() == b"theirs"


def test_a_folder_in_the_place_is_kept_even_by_force(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OutputError) as caught:
        output.put(b"new", tmp_path / "a.json", force=True, is_own=ours)
    assert caught.value.code == "output.exists"


def test_what_the_system_refuses_is_said_in_its_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        output.put(b"new", tmp_path / "không có" / "a.json", force=False, is_own=theirs)
    assert caught.value.code == "output.failed"
    assert "No such file" in caught.value.message.en or "cannot find" in caught.value.message.en


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    output.folder(tmp_path / "a" / "b")
    output.folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_above_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    for path in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OutputError) as caught:
            output.folder(path)
        assert caught.value.code == "output.not_folder"
