"""A capital of Vietnamese is no small letter, and a small letter no capital."""

from __future__ import annotations

import re
import unicodedata

import pytest

from kehoach.models.language.letters import CAPITALS, SMALL

BASES = "abcdeghiklmnopqrstuvxyăâêôơưđ"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
LETTERS = [
    *BASES,
    *(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES if tone),
]


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_is_known_by_its_case(letter: str) -> None:
    assert re.fullmatch(f"[{SMALL}]", letter)
    assert re.fullmatch(f"[{CAPITALS}]", letter.upper())
    assert not re.fullmatch(f"[{CAPITALS}]", letter)
    assert not re.fullmatch(f"[{SMALL}]", letter.upper())


@pytest.mark.parametrize("sign", ["×", "÷", "1", "_", "-", " "])
def test_a_sign_is_no_letter(sign: str) -> None:
    assert not re.fullmatch(f"[{CAPITALS}{SMALL}]", sign)
