"""Full days of last year's plan, and days of its year printed without one, in the next plan."""

from __future__ import annotations

import re
from datetime import date

from kehoach.generate.draft.rollover_calendar import WEEKDAYS, moved, working_day
from kehoach.generate.draft.rollover_frozen import YEAR
from kehoach.generate.draft.rollover_words import after, before, is_result, lead, within
from kehoach.generate.draft.rollover_work import Reason, Work, reason_of

_DAY = re.compile(
    rf"(?<![\d/.,-])(?P<d>\d{{1,2}})(?P<s1>\s*(?P<sep>[/.-])\s*|\s*tháng\s*)(?P<m>\d{{1,2}})"
    rf"(?P<s2>(?(sep)(?:\s*(?P=sep)\s*|\s*,?\s*năm\s*)|\s*(?:,?\s*năm\s*|[/,-]\s*)))(?P<y>{YEAR})(?![/\d-]\w)"
)
_DAY_ALONE = re.compile(
    r"(?<![\d/.,-])(?P<d>\d{1,2})(?P<s1>\s?/\s?|\s*tháng\s*)(?P<m>\d{1,2})"
    r"(?!\d|[.,/-]\d|\s*/|\s*(?:%|điểm|năm\s*(?:\d|…|\.)|-\s*\d))"
)
_WEEKDAY = re.compile(r"(?P<w>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*[,(-]?\s*(?:ngày\s*)?$")
_BESIDE_DAYS = re.compile(r"(?<![/\d])(?<!tháng\s)\d{1,2}\s*(?:-|,|và|đến|;)\s*(?:ngày\s*)?$")
_ANOTHER_DAY = re.compile(
    rf"(?:ngày\s*)?\d{{1,2}}\s*(?:/|tháng)\s*\d{{1,2}}(?:\s*(?:/|năm)\s*{YEAR})?\s*(?:,\s*và|,|và|hoặc)\s*(?:ngày\s*)?$"
)
_TO_DAY = re.compile(r"\s*(?:-|đến)\s*(?:hết\s*)?(?:ngày\s*)?\d")
_SINCE_YEAR = re.compile(rf"(?P<y>{YEAR})\s*(?:-|đến)\s*(?:ngày\s*)?$")
_HISTORY = 5  # years between two days that make them an anniversary
_DAY_WORD = re.compile(r"(?:ngày|trước|nhất|hạn|xong|mùng)(?:\s+(?:là|vào|cuối))?\s*:?\s*$")


def days(work: Work) -> None:
    """Moves the days printed with their year."""
    for match in work.matches(_DAY):
        work.taken.append(match.span())
        day = _date(int(match["y"]), int(match["m"]), int(match["d"]))
        distance = int(match["y"]) - work.old
        if day is None or not -1 <= distance <= 1 or _is_fact(work, match, distance):
            continue
        target = day.year + work.shift
        _move_day(work, match, moved(day, target), reason_of(distance))


def _is_fact(work: Work, match: re.Match[str], distance: int) -> bool:
    words = lead(work.folded, match.start())
    start, end = match.span()
    if before("effect").search(re.sub(r"\s*(?:từ|là|vào)?\s*(?:ngày\s*)?$", "", words)):
        return True
    if before("limit").search(words):
        return False
    if _is_anniversary(words, work.old) or _is_told(work, match):
        return True
    if distance < 0 and not work.deadline:
        if is_result(work.folded, start, end, work.old):
            work.leave(start, end, "result")
            return True
        return not before("cut_off").search(words)
    occurred = re.compile(rf"{within('occurred').pattern}[^,;]{{0,12}}$")
    return (
        distance == 0
        and not work.deadline
        and occurred.search(re.sub(r"\s*(?:vào\s*)?ngày\s*$", "", words)) is not None
    )


def _is_anniversary(words: str, old: int) -> bool:
    first = _SINCE_YEAR.search(words)
    return first is not None and old - int(first["y"]) > _HISTORY


def _is_told(work: Work, match: re.Match[str]) -> bool:
    """A sentence of prose that opens with a day and says who did something on it."""
    opens = re.fullmatch(r"\W*ngày\s*", lead(work.folded, match.start())) is not None
    return opens and not work.deadline and re.match(r",\s+[A-ZĐÂĂÊÔƠƯ]", work.text[match.end() :]) is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _move_day(work: Work, match: re.Match[str], day: date, reason: Reason) -> None:
    """Prints the new day in the old one's form; a day by which something is due is a working day."""
    weekday = _WEEKDAY.search(lead(work.folded, match.start()))
    due = weekday is not None or _is_due(work, match)
    open_day = working_day(day) if due else day
    month, number = int(match["m"]), int(match["d"])
    if (open_day.day, open_day.month) == (number, month):
        work.change(*match.span("y"), str(open_day.year), reason)
    else:
        reason = "workday" if open_day != day else "leap-day"
        work.change(*match.span(), _printed(work.text, match, open_day), reason)
    if weekday:
        start = match.start() - len(lead(work.folded, match.start()))
        place = (start + weekday.start("w"), start + weekday.end("w"))
        work.change(*place, _weekday(work.text[place[0] : place[1]], open_day), "weekday")
    if due and work.issued and open_day < work.issued:
        work.leave(*match.span(), "before-issue")


def _is_due(work: Work, match: re.Match[str]) -> bool:
    words = lead(work.folded, match.start())
    if _BESIDE_DAYS.search(words) or _TO_DAY.match(work.folded, match.end()):
        return False
    if within("fixed_before").search(words[-45:]) or after("fixed_after").match(work.folded, match.end()):
        return False
    while another := _ANOTHER_DAY.search(words):
        words = words[: another.start()]
    if before("limit").search(words) and not re.search(r"hoàn thành đến", words):
        return True
    return work.deadline and not before("cut_off").search(words)


def _printed(text: str, match: re.Match[str], day: date) -> str:
    month = match["m"] if day.month == int(match["m"]) else f"{day.month:02d}" if day.month < 3 else str(day.month)
    words = f"{day.day:02d}{_cut(text, match, 's1')}{month}"
    return f"{words}{_cut(text, match, 's2')}{day.year}" if "y" in match.groupdict() else words


def _cut(text: str, match: re.Match[str], name: str) -> str:
    return text[match.start(name) : match.end(name)]


def _weekday(printed: str, day: date) -> str:
    *_, last = printed.split()
    name = WEEKDAYS[day.weekday()]
    if day.weekday() == 6 or last.casefold() == "nhật":
        return name.capitalize() if day.weekday() == 6 else f"thứ {name.capitalize()}"
    name = str(day.weekday() + 2) if last.isdigit() else name.capitalize() if last[0].isupper() else name
    return printed[: -len(last)] + name


def days_alone(work: Work) -> None:
    """Days without a year are days of the plan year; they stay unless the offices are closed on them."""
    for match in work.matches(_DAY_ALONE):
        day = _date(work.new, int(match["m"]), int(match["d"]))
        if day is None or not _is_due(work, match) or not _is_day(work, match):
            continue
        open_day = working_day(day)
        if open_day != day and open_day.year == day.year:
            work.taken.append(match.span())
            work.change(*match.span(), _printed(work.text, match, open_day), "workday")


def _is_day(work: Work, match: re.Match[str]) -> bool:
    """Figures with a slash are a day behind "ngày" or a word of limit, or as the whole of a deadline."""
    words = lead(work.folded, match.start())
    return _DAY_WORD.search(words) is not None or work.alone(match)
