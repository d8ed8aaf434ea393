"""Deadlines in a calendar: whole days, the right ones, each once, recurring ones by a rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kehoach.corpus.calendar import Due, calendar
from kehoach.corpus.calendar_rhythm import CASES, first_day, rule, written
from kehoach.models.records import Rhythm

vobject = pytest.importorskip("vobject", reason="không có vobject để đọc lại lịch")
pytest.importorskip("icalendar", reason="chưa cài kehoach[ics]")

STAMP = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def due(raw: str, kind: str = "date", **more: Any) -> Due:
    named = {"identity": "18 KH-UBND xã Bình An", "document": "18/KH-UBND", "task": "Rà soát thủ tục hành chính"}
    return Due(**{**named, "raw": raw, "kind": kind, "year": 2024, "issued": "2024-01-05", **more})


def events(*dues: Due) -> list[Any]:
    """The events as another library reads the file."""
    book = vobject.readOne(calendar(dues, "vi", STAMP).data.decode())
    return list(getattr(book, "vevent_list", []))


def days(event: Any) -> list[date]:
    """The days on which an event falls."""
    found = event.getrruleset(addRDate=True)
    return [day.date() for day in found] if found else [event.dtstart.value]


def test_a_deadline_is_a_whole_day_with_the_words_of_its_task() -> None:
    (event,) = events(due("Quý III/2024", due="2024-09-30", lead="Văn phòng", output="Báo cáo; danh mục"))
    assert event.dtstart.value == date(2024, 9, 30)
    assert event.dtend.value == date(2024, 10, 1)
    assert event.summary.value == "Rà soát thủ tục hành chính (Văn phòng)"
    for words in ("Chủ trì: Văn phòng", "Sản phẩm: Báo cáo; danh mục", "Thời hạn: Quý III/2024", "18/KH-UBND"):
        assert words in event.description.value


@pytest.mark.parametrize(("raw", "every", "expected"), CASES)
def test_the_words_of_a_rhythm_give_its_rule(raw: str, every: Rhythm, expected: str) -> None:
    assert written(rule(raw, every)) == expected


@pytest.mark.parametrize(
    ("raw", "every", "expected"),
    [
        ("Hằng quý", "quarter", ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]),
        ("06 tháng/lần", "half-year", ["2024-06-30", "2024-12-31"]),
        ("trước ngày 05 tháng cuối quý", "quarter", ["2024-03-04", "2024-06-04", "2024-09-04", "2024-12-04"]),
    ],
)
def test_a_rhythm_falls_on_the_last_day_allowed_of_each_period_of_the_plans_year(
    raw: str, every: Rhythm, expected: list[str]
) -> None:
    (event,) = events(due(raw, "recurring", every=every))
    assert [day.isoformat() for day in days(event)] == expected


def test_a_monthly_deadline_on_the_thirtieth_falls_on_the_last_day_of_february() -> None:
    (event,) = events(due("chậm nhất ngày 30 của tháng", "recurring", every="month"))
    assert [day.day for day in days(event)] == [30, 29, *[30] * 10]


def test_a_plan_issued_in_the_year_begins_its_rhythm_then() -> None:
    (event,) = events(due("Hằng tháng", "recurring", every="month", issued="2024-10-12"))
    assert [day.isoformat() for day in days(event)] == ["2024-10-31", "2024-11-30", "2024-12-31"]


def test_a_weekly_deadline_falls_on_the_day_of_the_week_it_names() -> None:
    (event,) = events(due("chiều thứ Năm hằng tuần", "recurring", every="week"))
    assert {day.weekday() for day in days(event)} == {3}
    assert (days(event)[0], days(event)[-1]) == (date(2024, 1, 11), date(2024, 12, 26))


def test_a_yearly_deadline_goes_on_beyond_the_plan() -> None:
    (event,) = events(due("trước ngày 15/12 hằng năm", "recurring", every="year"))
    assert event.rrule.value == "FREQ=YEARLY;BYMONTHDAY=14;BYMONTH=12"
    assert event.dtstart.value == date(2024, 12, 14)


def test_what_names_no_day_is_no_event_and_is_counted() -> None:
    made = calendar(
        [
            due("Thường xuyên", "ongoing"),
            due("Theo quy định", "reference"),
            due("định kỳ", "recurring"),
            due("tháng 6", due="2024-06"),
            due("Hằng tháng", "recurring", every="month", year=None, issued=None),
        ],
        "vi",
        STAMP,
    )
    assert (made.events, made.undated) == (0, 5)


def test_an_event_keeps_its_uid_from_export_to_export_and_copies_are_one() -> None:
    one, other = due("Quý I/2024", due="2024-03-31"), due("Quý II/2024", due="2024-06-30")
    first = [event.uid.value for event in events(one, other)]
    later = [event.uid.value for event in events(other, one, one)]
    assert first == later[::-1]
    assert len(set(first)) == 2


def test_signs_that_mean_something_in_a_calendar_stay_words() -> None:
    task = "Họp; báo cáo, tổng hợp\\lưu\nEND:VEVENT\nBEGIN:VALARM"
    (event,) = events(due("Quý I/2024", due="2024-03-31", task=task))
    assert event.description.value.startswith(task)
    assert "valarm" not in event.contents


def test_long_words_are_folded_in_lines_of_75_bytes_and_read_back_whole() -> None:
    task = "Đẩy mạnh chuyển đổi số " * 40
    made = calendar([due("Quý I/2024", due="2024-03-31", task=task)], "vi", STAMP)
    assert max(len(line) for line in made.data.split(b"\r\n")) <= 75
    (event,) = events(due("Quý I/2024", due="2024-03-31", task=task))
    assert event.description.value.startswith(task)
    assert len(event.summary.value) <= 120


def test_the_first_day_of_a_rule_is_never_before_the_earliest() -> None:
    for raw, every, _ in CASES:
        earliest = date(2024, 2, 29)
        first = first_day(rule(raw, every), earliest)
        assert earliest <= first <= earliest + timedelta(days=366)
