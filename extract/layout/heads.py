"""Which rows of a table are its head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.models.layout import Cell, Table

_NUMBER_HEAD = re.compile(r"^\W*(?:STT|TT|SỐ TT|SỐ THỨ TỰ|S\s?TT)\W*$", re.IGNORECASE)
_HEAD_WORD = re.compile(
    r"nhiệm vụ|nội dung|giải pháp|công việc|hoạt động|chủ trì|phối hợp|cơ quan|đơn vị|bộ phận"
    r"|thời gian|thời hạn|tiến độ|lộ trình"
    r"|sản phẩm|kết quả|yêu cầu|ghi chú|tiêu chí|chỉ tiêu|chỉ số|lĩnh vực|điểm|xếp hạng|xếp loại|tên "
    r"|phân công|trách nhiệm|mục tiêu|nguyên nhân|biện pháp|khắc phục|phụ trách|lãnh đạo|tồn tại|hạn chế"
    r"|đầu ra|hoàn thành|thực hiện|kinh phí|danh mục|văn bản|năm \d{4}|số lượng",
    re.IGNORECASE,
)
_INDEX = re.compile(r"^\W*(?:\d{1,2}|[A-Z])(?:\s*=.*)?\W*$")
_ORDINAL = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]+|[a-zđ])\W*$")


def cell_text(cell: Cell) -> str:
    """The cell's words on one line."""
    return re.sub(r"\s+", " ", cell.text).strip()


def row_key(row: Sequence[Cell]) -> tuple[str, ...]:
    """A row's words for comparison, blind to case and white space."""
    return tuple(re.sub(r"\W+", "", cell_text(cell)).lower() for cell in row)


def is_index_row(row: Sequence[Cell]) -> bool:
    """A row that only numbers the columns: (1) (2) (3) or A B 1 2."""
    texts = [cell_text(cell) for cell in row if cell.origin is None and cell.blocks]
    return len(texts) >= 3 and all(_INDEX.match(text) for text in texts) and "1" in " ".join(texts)


def count_header_rows(table: Table) -> int:
    """How many of the first rows are the head: as the file marks them, else by their words. 0 = no head."""
    rows = table.rows
    if len(rows) < 2 or len(rows[0]) < 2:
        return 0
    if table.header_rows:
        count = min(table.header_rows, len(rows) - 1)
    elif _is_title(rows[0]) and len(rows) > 2 and _is_head(rows[1]):
        count = 2
    elif _is_head(rows[0]):
        count = 1
        spans = any(cell.column_span > 1 and cell.origin is None for cell in rows[0])
        if len(rows) > 2 and (_under_head(rows[1]) or (spans and _no_number(rows[1]))):
            count = 2
    else:
        return 0
    while count < len(rows) - 1 and is_index_row(rows[count]):
        count += 1
    return count


def _is_head(row: Sequence[Cell]) -> bool:
    texts = [cell_text(cell) if cell.origin is None else "" for cell in row]
    if _NUMBER_HEAD.match(texts[0]):
        return True
    words = sum(bool(_HEAD_WORD.search(text)) and len(text) < 70 for text in texts)
    filled = sum(bool(text) for text in texts)
    return filled >= 2 and words >= max(2, filled - 1) and not _ORDINAL.match(texts[0])


def _is_title(row: Sequence[Cell]) -> bool:
    """A row of one cell over all columns: the table's own title, printed inside it."""
    return len(row) > 2 and sum(cell.origin is None and bool(cell_text(cell)) for cell in row) == 1


def _no_number(row: Sequence[Cell]) -> bool:
    first = row[0]
    return first.origin is not None or not cell_text(first)


def _under_head(row: Sequence[Cell]) -> bool:
    """A second head row: its first cell belongs to the one above, its own cells are short heads."""
    own = [cell for cell in row if cell.origin is None and cell_text(cell)]
    if not own or not _no_number(row):
        return False
    return all(len(cell_text(cell)) < 60 for cell in own) and any(
        _HEAD_WORD.search(cell_text(cell)) or re.fullmatch(r"\W*(?:năm )?\d{4}\W*", cell_text(cell)) for cell in own
    )
