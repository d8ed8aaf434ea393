"""Years of last year's plan, alone or with a month or quarter, in lists and in periods, in the next plan."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, TypeAlias

from kehoach.generate.draft.rollover_frozen import YEAR
from kehoach.generate.draft.rollover_words import after, before, is_result, lead, within
from kehoach.generate.draft.rollover_work import Reason, Work, reason_of
from kehoach.models.language.dates import month_end

_Doubtful: TypeAlias = Literal["result", "horizon", "place-in-period"]

_SPAN = re.compile(
    rf"(?<![\d/.-])(?P<a>{YEAR})\s*(?:-|/|đến(?:\s+hết)?(?:\s+năm)?|tới(?:\s+năm)?)\s*(?:năm\s*)?(?P<b>{YEAR})(?![\d/])"
)
_LIST = re.compile(rf"(?<![\d/.-])({YEAR})(?:\s*(?:,\s*và|,|và)\s*(?:năm\s*)?{YEAR})+(?![\d/-])")
_RUN = re.compile(
    r"năm\s+(?:liên tiếp|liên tục|liền|gần đây|gần nhất|qua)[\s:,(]*(?:gồm|là|các năm|từ)?\s*(?:năm\s*)?$"
)
_YEAR = re.compile(rf"(?<!\d)(?<!\d[,:])(?P<y>{YEAR})(?![/\d:]\w|\s?[.,]\d)")
_SLASHED = re.compile(
    r"(?:(?<![\d/.,])(?:0?[1-9]|1[0-2])|\b(?:quý|q)\s*(?:[ivx]{1,3}|\d)|\b[ivx]{1,3}|[.…_\s]{2,}|[.…_]|tháng|quý"
    r"|\b(?:kỳ|đợt|lần|đầu|cuối|hki{1,2}))\s*/\s*$"
)
_DASHED = re.compile(r"(?:tháng\s*\d{1,2}|quý\s*(?:[ivx]+|\d))\s*[-.,]?\s*$")
_FAR_END = re.compile(r"(?<!hết )(?:đến|tới)\s+năm\s*$")  # plans of five years end in 2025, 2030
_WORDED = re.compile(r"năm\s*$")
_OF_MONTH = re.compile(r"(?:tháng\s*|t)?(?P<m>\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*$")
_OF_QUARTER = re.compile(r"(?:quý|q)\s*(?P<q>[ivx]+|\d)\s*(?:[/.-]|,?\s*năm|của\s+năm)\s*$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def spans(work: Work) -> None:
    """Settles two years that name a period, a season or a rolling budget."""
    for match in work.matches(_SPAN):
        work.taken.append(match.span())
        first, last = int(match["a"]), int(match["b"])
        words = lead(work.folded, match.start())
        reason = _span_reason(work, match, words)
        if reason:
            for name in ("a", "b"):
                work.change(*match.span(name), str(int(match[name]) + work.shift), reason)
        elif work.old <= last < work.new and last > first:
            work.leave(*match.span(), "period-over")


def _span_reason(work: Work, match: re.Match[str], words: str) -> Reason | None:
    first, last = int(match["a"]) - work.old, int(match["b"]) - work.old
    if last - first == 1 and -1 <= first <= 1 and before("seasons").search(words):
        return "season"
    if last - first == 1 and first == -2 and before("seasons").search(words):
        return "season"
    if last - first == 2 and first in (0, 1) and before("rolling").search(words):
        return "rolling-budget"
    if last == -1 and (_RUN.search(words) or before("rolling").search(words)):
        return None if is_result(work.folded, *match.span(), work.old) else "run-of-years"
    return None


def lists(work: Work) -> None:
    """Moves runs of single years ("2022, 2023 và 2024") as one."""
    for match in work.matches(_LIST):
        years = [int(year) for year in re.findall(YEAR, match.group())]
        last = years[-1] - work.old
        running = _RUN.search(lead(work.folded, match.start())) is not None
        if years != list(range(years[0], years[-1] + 1)) or not (-1 <= last <= 1 or (running and last == -2)):
            continue
        work.taken.append(match.span())
        if last < 0 and is_result(work.folded, *match.span(), work.old):
            work.leave(*match.span(), "result")
            continue
        shift = work.shift + (-1 - last if running else 0)
        reason: Reason = "run-of-years" if running else reason_of(last)
        for place in re.finditer(YEAR, match.group()):
            start = match.start() + place.start()
            work.change(start, start + 4, str(int(place.group()) + shift), reason)


def years(work: Work) -> None:
    """Moves the years that nothing else has settled."""
    for match in work.matches(_YEAR):
        year = int(match["y"])
        words = lead(work.folded, match.start())
        if not _stands_as_year(work, match, words):
            continue
        verdict = _verdict(work, match, year - work.old, words)
        if verdict == "result" or verdict == "horizon" or verdict == "place-in-period":
            work.leave(*match.span(), verdict)
        elif verdict:
            target = work.new if verdict == "overdue" else year + work.shift
            work.change(*match.span(), str(target), verdict)
            _check_issue(work, match, target, words)
            if verdict == "plan-year" and year % 5 == 0 and not work.deadline and _FAR_END.search(words):
                work.leave(*match.span(), "horizon")


def _stands_as_year(work: Work, match: re.Match[str], words: str) -> bool:
    if _WORDED.search(words) or _SLASHED.search(words) or _DASHED.search(words):
        return True
    if after("counted").match(work.folded, match.end()):
        return False
    return before("bare_before").search(words) is not None or work.alone(match)


def _verdict(work: Work, match: re.Match[str], distance: int, words: str) -> Reason | _Doubtful | None:
    """Why a year moves, why it is left in doubt, or None where it stays by right."""
    if distance == -2:
        compares = before("compared").search(words) and not is_result(work.folded, *match.span(), work.old)
        return "comparison" if compares else None
    if not -1 <= distance <= 1:
        return None
    if before("since").search(words) and not (work.deadline and distance == 0):
        return None
    if before("horizon").search(words):
        return _horizon(work, match, distance, words)
    if before("year_end").search(words) and distance > 0:
        return None
    if distance == 0 and after("place_in_period").match(work.folded, match.end()):
        return "place-in-period"
    if work.deadline:
        return "overdue" if distance < 0 and _was_over(words) else reason_of(distance)
    if distance < 0 and is_result(work.folded, *match.span(), work.old):
        return "result"
    happened = before("happened").search(re.sub(r"\s*(?:từ|vào|trong)?\s*năm\s*$", "", words))
    return None if distance < 0 and happened else reason_of(distance)


def _horizon(work: Work, match: re.Match[str], distance: int, words: str) -> Reason | _Doubtful | None:
    of_programme = within("programme").search(words) or after("horizon_after").match(work.folded, match.end())
    if distance == 0 and (work.deadline or not of_programme):
        return "plan-year"
    if distance < 0:
        return None if of_programme else "base-year"
    return "horizon" if work.old <= work.old + distance < work.new else None


def _was_over(words: str) -> bool:
    quarter, month = _OF_QUARTER.search(words), _OF_MONTH.search(words)
    if quarter:
        return _QUARTERS.get(quarter["q"], 4) < 4
    return month is not None and int(month["m"]) < 10


def _check_issue(work: Work, match: re.Match[str], year: int, words: str) -> None:
    quarter, month = _OF_QUARTER.search(words), _OF_MONTH.search(words)
    last = _QUARTERS.get(quarter["q"], 4) * 3 if quarter else int(month["m"]) if month else 0
    if work.issued and work.deadline and 1 <= last <= 12 and date.fromisoformat(month_end(year, last)) < work.issued:
        work.leave(*match.span(), "before-issue")
