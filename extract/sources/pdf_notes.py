"""Footnotes: small lines under a short rule at the foot of a page, and the raised numbers that call them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.extract.sources.pdf_ink import Ink, Word
from kehoach.extract.sources.pdf_lines import Line
from kehoach.extract.sources.pdf_paragraphs import Column, paragraph_of
from kehoach.models.layout import Paragraph

_SHORTEST, _LONGEST = 60.0, 260.0  # points: the rule that word processors draw above notes
_SMALLER = 1.0  # points by which notes are set smaller than the text
_NUMBER = re.compile(r"\(?(\d{1,3})\)?(?=\D|$)")
_RAISED = 0.75  # of the line's size: a number this small is a call


def parted(ink: Ink, lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines of the text without the calls of notes, and the lines of each note of the page."""
    for rule in ink.edges:
        if rule["orientation"] == "h" and _SHORTEST < rule["width"] < _LONGEST and rule["x0"] < ink.width / 3:
            below = [line for line in lines if line.y > rule["top"]]
            above = lines[: len(lines) - len(below)]
            if below and above and _are_notes(below, above, rule["top"]):
                notes = _grouped(below)
                return _without_calls(ink, above, {str(_number(note[0])) for note in notes}), notes
    return list(lines), []


def _number(line: Line) -> int:
    found = _NUMBER.match(line.text)
    return int(found[1]) if found else 0


def _are_notes(below: Sequence[Line], above: Sequence[Line], rule: float) -> bool:
    text = max(line.size for line in above[-3:])
    small = all(line.size <= text - _SMALLER for line in below)
    return small and _number(below[0]) > 0 and below[0].y - rule < 2.5 * below[0].size


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each note: a note begins with the number after the one before."""
    notes: list[list[Line]] = [[lines[0]]]
    expected = _number(lines[0]) + 1
    for line in lines[1:]:
        if _number(line) == expected:
            notes.append([])
            expected += 1
        notes[-1].append(line)
    return notes


def _without_calls(ink: Ink, lines: Sequence[Line], calls: set[str]) -> list[Line]:
    """The lines without the raised numbers of notes, which are blanked in the plain text as well."""
    left: list[Line] = []
    for line in lines:
        raised = [word for word in line.words if _is_call(word, line, calls)]
        if not raised or len(raised) == len(line.words):
            left.append(line)
            continue
        left.append(line.part([word for word in line.words if word not in raised]))
        for word in raised:
            if word.start >= 0:
                blank = " " * (word.end - word.start)
                ink.plain = ink.plain[: word.start] + blank + ink.plain[word.end :]
    return left


def _is_call(word: Word, line: Line, calls: set[str]) -> bool:
    raised = word.size <= _RAISED * line.size or (word.y < line.y - 1 and word.size < line.size)
    return raised and word.text.strip("()") in calls


def note_paragraphs(notes: Sequence[Sequence[Line]], column: Column) -> list[Paragraph]:
    """Each note as one paragraph, its number first."""
    for note in notes:
        if len(note[0].words) > 1 and note[0].words[0].text.isdigit():
            note[0].after_space[1] = True
    return [paragraph_of(note, column) for note in notes]
