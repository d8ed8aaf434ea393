"""Any text and any table can be read: nothing is raised and every offset lies in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.extract.rules.scores_prose import scores_of_sentence
from kehoach.extract.rules.scores_table import scores_of_rows
from kehoach.extract.rules.targets_figures import targets_of_text
from kehoach.extract.rules.targets_table import targets_of_rows

WORDS = [
    "từ",
    "đạt",
    "12",
    "5,5",
    "%",
    "điểm",
    "/",
    "-",
    "(",
    ")",
    ";",
    ".",
    "\n",
    "tối",
    "đa",
    "tự",
    "chấm",
    "thẩm",
    "định",
    "100",
    "7.500",
    "trở",
    "lên",
    "ít",
    "nhất",
    "năm",
    "2024",
    "mô",
    "hình",
    "lần/năm",
    "top",
    "nhóm",
    "cao",
    "nhất",
    "giảm",
    "còn",
    "tăng",
    "+",
    "bậc",
    "xếp",
    "thứ",
    "3/12",
    "18/20",
    "chỉ",
    "số",
    "tổng",
    "Chỉ",
    "tiêu",
    "ĐVT",
    "Kế",
    "hoạch",
    "xã",
    "STT",
    "Nội",
    "dung",
    "≥",
    "1.1.1",
]
PHRASES = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(PHRASES, st.text(max_size=6)), min_size=width, max_size=width), max_size=5
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(PHRASES, st.text(max_size=80)), st.sampled_from(("aims", "tasks", "cue")))
def test_any_text_gives_figures_that_quote_it(text: str, mode: str) -> None:
    for figure in targets_of_text(text, mode):
        assert text[figure.start : figure.end] == figure.printed
        assert 0 <= figure.clause[0] <= figure.start < figure.end <= figure.clause[1] <= len(text)
    for score in scores_of_sentence(text):
        assert 0 <= score.start < score.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(TABLES, st.integers(0, 3), PHRASES)
def test_any_table_gives_rows_and_columns_of_its_own(rows: list[list[str]], header_rows: int, context: str) -> None:
    for score in scores_of_rows(rows, header_rows, context, context):
        assert rows[score.row][score.column] is not None
        assert score.figures
    for target in targets_of_rows(rows, header_rows, context):
        assert rows[target.row][target.column].strip()
