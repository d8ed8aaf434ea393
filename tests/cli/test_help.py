"""The command explains itself, in Vietnamese and in English."""

from __future__ import annotations

import json

import pytest
from cli_material import Command

from kehoach.cli.group import command_names


def test_alone_it_shows_its_help_as_an_answer_to_a_wrong_use(kehoach: Command) -> None:
    done = kehoach()
    assert done.code == 2
    assert done.err.startswith("Cách dùng: kehoach")
    assert done.out == b""


def test_help_is_vietnamese(kehoach: Command) -> None:
    done = kehoach("--help")
    assert done.code == 0
    text = done.out.decode()
    assert "Tùy chọn:" in text
    assert "Lệnh:" in text
    assert "Đọc văn bản" in text
    assert "Options" not in text


@pytest.mark.parametrize("arguments", [("--lang", "en", "--help"), ("--lang=en", "--help")])
def test_help_is_english_where_asked(kehoach: Command, arguments: tuple[str, ...]) -> None:
    text = kehoach(*arguments).out.decode()
    assert "Options:" in text
    assert "Commands:" in text
    assert text.isascii()


def test_the_environment_chooses_the_language_and_the_option_beats_it(
    kehoach: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_LANG", "en")
    assert kehoach("--help").out.isascii()
    assert b"T\xc3\xb9y ch\xe1\xbb\x8dn" in kehoach("--lang", "vi", "--help").out


@pytest.mark.parametrize("name", command_names())
def test_every_command_explains_itself_in_both_languages(kehoach: Command, name: str) -> None:
    vietnamese, english = kehoach(name, "--help"), kehoach(name, "-h", "--lang", "en")
    assert vietnamese.code == english.code == 0
    assert vietnamese.out.startswith(f"Cách dùng: kehoach {name} ".encode())
    assert english.out.startswith(f"Usage: kehoach {name} ".encode())
    assert english.out.isascii()


def test_the_version_is_one_line(kehoach: Command) -> None:
    done = kehoach("--version")
    assert (done.code, done.out) == (0, b"kehoach 0.1.0\n")


@pytest.mark.parametrize(
    ("arguments", "code", "vietnamese", "english"),
    [
        (("extrat", "a"), "usage.command", "không có lệnh extrat", "no such command: extrat"),
        (("extract", "--fromat", "a"), "usage.option", "Có phải: --format?", "Did you mean: --format?"),
        (("extract", "--format", "doc", "a"), "usage.value", "Chọn một trong: table", "Choose one of: table"),
        (("extract", "a", "--format"), "usage.option_value", "--format thiếu giá trị", "--format"),
        (("extract",), "usage.missing", "chưa nêu tệp nào", "no file is named"),
        (("extract", "--only", "task", "a"), "usage.only", "không có loại bản ghi task", "record: task"),
        (("extract", "-", "-"), "usage.stdin", "chỉ đọc được một lần", "is read once"),
        (("schema", "a"), "usage.arguments", "tham số không hợp lệ", "unexpected extra argument"),
    ],
)
def test_a_wrong_use_ends_with_2_and_says_why(
    kehoach: Command, arguments: tuple[str, ...], code: str, vietnamese: str, english: str
) -> None:
    done = kehoach(*arguments)
    assert done.code == 2
    assert vietnamese in done.err
    assert f"[{code}]" in done.err
    assert done.out == b""
    assert english in kehoach(*arguments, "--lang", "en").err


@pytest.mark.parametrize(
    ("option", "near"),
    [
        ("--wat", ""),
        ("--colour", ""),
        ("--cat", ""),
        ("--fromat", "--format"),
        ("--quite", "--quiet"),
        ("--out", "--output"),
        ("--errror", "--errors"),
    ],
)
def test_an_unknown_option_is_told_only_what_it_resembles(kehoach: Command, option: str, near: str) -> None:
    for command in ("audit", "extract"):
        said = kehoach(command, "a", option).err
        assert ("Có phải" in said) == bool(near)
        assert near in said


def test_an_unknown_language_is_a_wrong_use(kehoach: Command) -> None:
    done = kehoach("schema", "--lang", "fr")
    assert done.code == 2
    assert "Chọn một trong: vi, en" in done.err


def test_a_wrong_use_is_json_where_errors_are(kehoach: Command) -> None:
    error = json.loads(kehoach("extract", "--errors", "json").err)["error"]
    assert error["code"] == "usage.missing"
    assert set(error["message"]) == {"vi", "en"}
