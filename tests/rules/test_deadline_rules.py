"""A rule is a function with its examples: here they are run, and nothing is lost or added unseen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.extract.rules.deadline import (
    RULES,
    TimeExpression,
    calendar_limits,
    deadlines_in_field,
    deadlines_in_prose,
    reads_as_time,
)
from kehoach.extract.rules.deadline_shape import EXAMPLE_YEAR, Found, Grammar, Rule

EXAMPLES = [tuple(example.split(" = ")) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES)
def test_the_example_reads_as_it_says(text: str, wanted: str) -> None:
    found = deadlines_in_field(text, EXAMPLE_YEAR)
    said = [" ".join(word for word in (one.kind, one.due, one.every) if word) for one in found]
    assert "; ".join(said) == wanted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_example_belongs_to_its_rule(rule: Rule) -> None:
    texts = [example.split(" = ")[0] for example in rule.examples]
    assert any(rule.matches(text, text.lower(), EXAMPLE_YEAR) for text in texts)


def test_no_rule_is_lost() -> None:
    assert [rule.name for rule in RULES] == [
        "days", "months", "quarters", "months_in_figures", "part_of_year", "school_year", "years",
        "whole_years", "week_of_each", "day_of_quarter", "day_of_month", "hour_of_day", "day_of_week",
        "end_of_each", "once_in", "times_in", "in_each_times", "units_then_each",
        "each_unit", "all_units", "units", "bare_unit", "now_and_then",
        "always", "end_of_year", "this_year", "bare_year", "days_after", "days_within", "when",
        "provided", "after_event", "before_event", "during", "unplanned", "on_time", "in_given_time",
        "named_source", "source",
    ]  # fmt: skip


def test_a_rule_that_matches_nothing_or_shows_nothing_is_refused() -> None:
    def read(match: re.Match[str], year: int | None) -> list[Found]:
        return []

    with pytest.raises(ValueError):
        Grammar().rule(r"(?:quý)?", "quý = recurring quarter", needs=("quý",))(read)
    with pytest.raises(ValueError):
        Grammar().rule(r"quý", needs=("quý",))(read)


WORDS = st.sampled_from(
    ["ngày", "tháng", "quý", "năm", "I", "IV", "6", "12", "31/4", "30/6/2026", "2026", "trước", "đến", "từ",
     "hằng", "định kỳ", "thường xuyên", "khi", "theo", "kế hoạch", ",", ";", "và", "-",
     "(", ")", "\n", ".", "báo cáo", "06 tháng", "cuối"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60), st.none() | st.integers(1990, 2050))
def test_any_words_give_expressions_inside_the_text(text: str, year: int | None) -> None:
    found: list[TimeExpression] = [
        *deadlines_in_field(text, year), *deadlines_in_prose(text, year), *calendar_limits(text, year)
    ]  # fmt: skip
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.due is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", one.due)
        assert one.every is None or one.kind == "recurring"
        assert one.due is None or one.kind in {"date", "period"}
    assert 0 <= reads_as_time(text) <= 1


@pytest.mark.parametrize(
    "cell",
    ["Thường xuyên", "Quý III/2026", "Hoàn thành trước tháng 11/2026", "Khi có hồ sơ trễ hẹn", "2026",
     "Theo Kế hoạch của Ủy ban nhân dân huyện", "6 tháng đầu năm 2026", "- Hằng tháng\n- Hằng quý",
     "Định kỳ hằng quý"],
)  # fmt: skip
def test_a_time_cell_reads_as_time(cell: str) -> None:
    assert reads_as_time(cell) > 0.9


@pytest.mark.parametrize(
    "cell",
    ["", "Sở Nội vụ", "Theo dõi, đôn đốc việc thực hiện", "Kế hoạch của Ủy ban nhân dân xã", "22,5", "18/20",
     "5/5", "100%", "Thường xuyên kiểm tra, đánh giá chất lượng phục vụ",
     "Ban hành Kế hoạch kiểm tra công vụ năm 2026",
     "Quyết định số 12/QĐ-UBND ngày 05/01/2026", "Thường trực Hội đồng nhân dân", "Báo cáo kết quả"],
)  # fmt: skip
def test_another_cell_does_not(cell: str) -> None:
    assert reads_as_time(cell) < 0.4


def test_an_expression_says_what_is_due_on_what_event_and_where_it_stands() -> None:
    text = "Quý I năm 2026 ban hành kế hoạch; khi có hướng dẫn; từ tháng 3 đến tháng 5"
    plan, event, months = deadlines_in_field(text, 2026)
    assert (plan.product, text[plan.start : plan.end]) == (
        "ban hành kế hoạch",
        "Quý I năm 2026 ban hành kế hoạch",
    )
    assert event.condition == "khi có hướng dẫn"
    assert (months.begin, months.due, months.year_inferred) == ("2026-03-01", "2026-05-31", True)


def test_members_of_a_list_share_their_words_or_have_their_own() -> None:
    shared = "Quý I, II và đột xuất"
    own = "Quý II, Quý IV/2026"
    assert [shared[one.start : one.end] for one in deadlines_in_field(shared, 2026)] == [
        "Quý I, II",
        "Quý I, II",
        "đột xuất",
    ]
    assert [own[one.start : one.end] for one in deadlines_in_field(own, 2026)] == ["Quý II", "Quý IV/2026"]
