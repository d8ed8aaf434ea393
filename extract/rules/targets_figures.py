"""Figures that a sentence sets to be reached: ``đạt tối thiểu 35%``, ``từ 80 điểm trở lên``, ``02 lần/năm``.

Pure: a stretch of text in, figures with their offsets out. What place the text stands in (aims, tasks, past
results) is the caller's knowledge. Every form has its cases in tests/rules/targets_figures.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach.extract.rules.targets_units import Unit, unit_at
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbers import parse_number

Operator: TypeAlias = Literal[">=", "=", ">", "<=", "<", "range"]
Mode: TypeAlias = Literal["aims", "tasks", "cue"]

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,/\-–])(?P<a>{_N})\s*(?P<pa>%)?(?:\s*(?:-|–|÷|đến|tới)\s*(?P<b>{_N}))?\s*(?P<pb>%)?(?![\d/]\d|[.,]\d)"
)
_FROM = r"(?:đạt |có |là |tăng |giảm |thêm |lên |khoảng |tỷ lệ |mức |được |chiếm |tổ chức |thực hiện |ở )*"
_BEFORE: tuple[tuple[Operator, re.Pattern[str]], ...] = tuple(
    (op, re.compile(rf"(?:{words}){_FROM}\s*:?\s*$"))
    for op, words in (
        (
            ">=",
            r"ít nhất (?:là )?|tối thiểu (?:là )?|không (?:thấp|ít|nhỏ) hơn |không dưới |thấp nhất (?:là )?|>=|≥",
        ),
        ("<=", r"không (?:quá|vượt quá|cao hơn|nhiều hơn|lớn hơn) |tối đa (?:là )?|nhiều nhất (?:là )?|<=|≤"),
        (">=", r"(?:phát triển|xây dựng|thành lập|tổ chức|có) từ "),
        (">", r"\btrên |\bhơn |vượt (?:trên |mức )?|cao hơn |lớn hơn |>"),
        ("<", r"\bdưới |thấp hơn |nhỏ hơn |ít hơn |<"),
        ("<=", r"(?:giảm|hạ|rút ngắn) (?:xuống )?còn |xuống còn "),
    )
)
_FAR_LEAST = re.compile(r"(?:ít nhất|tối thiểu)(?: \w+){1,4} $")
_FAR_DOWN = re.compile(r"(?:giảm|hạ|rút ngắn)\b[^;.\n]* còn\s*$")
_UPWARDS = re.compile(r"\s*(?:(?:[^\W\d_]+|/)\s+){0,6}?trở lên\b")
_DOWNWARDS = re.compile(r"\s*(?:[^\W\d_]+\s+){0,4}?trở xuống\b")
_TOP = re.compile(r"\btop\s+(?P<a>\d{1,3})\b")
_LEADING = re.compile(
    r"\b(?:nhóm|tốp|trong số)\s+(?P<a>\d{1,3})\s+[^.;,\d]{2,40}?(?:cao nhất|dẫn đầu|đứng đầu|đầu|tốt nhất|hàng đầu|có chỉ số)"
)
_PLACE = re.compile(
    r"(?:thứ hạng|xếp hạng|xếp thứ|vị trí thứ|vị trí|đứng thứ|hạng thứ|hạng)\s+(?:từ )?(?:thứ )?(?P<a>\d{1,3})\b(?!\s*%)"
)
_STEPS = re.compile(
    r"\btăng\s+(?:từ |ít nhất |tối thiểu |thêm )*(?P<a>\d{1,2})\s*(?:[-–]\s*(?P<b>\d{1,2})\s*)?(?:bậc|hạng|vị trí)\b"
)
# verbs that govern a bare count in a section of aims
_SETS = re.compile(
    r"(?:phấn đấu|đạt(?: được)?|có|tăng(?: thêm)?|giảm|thêm|lên|xây dựng|thành lập(?: mới)?|phát triển(?: mới)?|hình thành|hoàn thành"
    r"|đào tạo|bồi dưỡng|tập huấn|tổ chức|hỗ trợ|công nhận|duy trì|thu hút|trồng(?: mới)?|đầu tư|bố trí|mở|cấp|triển khai|tạo"
    r"|kết nạp|chuyển đổi|nâng cấp|sửa chữa|giải quyết|thực hiện|đưa|tuyển|ban hành|khoảng|lắp đặt|sắp xếp|vận động|khám|xuất bản"
    r"|kết nối|quy mô|sản lượng|diện tích|tổng số|gồm|công bố|chuẩn hóa|số hóa|đón|phát sóng|đăng tải|đăng|bình quân|xóa|xây mới|chăm sóc|còn|xuống|ở mức|cho)\s*:?\s*$"
)
_SETS_IN = re.compile(
    r"phấn đấu|ít nhất|tối thiểu|hình thành|xây dựng|thành lập|phát triển|đào tạo|công nhận|hoàn thành"
)
_PERIODS = ("/năm", "/quý", "/tháng", "/tuần", "/ngày")
_RHYTHM = re.compile(r"tần suất|thông số|quan trắc|báo cáo|lấy mẫu|số lượng|\bx \d|×")
_HELD = re.compile(
    r"tổ chức|thực hiện|đối thoại|kiểm tra|họp|sinh hoạt|tiến hành|tuyên truyền|đăng|phát sóng|duy trì|công khai|rà soát|tập huấn|giao ban"
)
_REACHES = re.compile(
    r"đạt|phấn đấu|trồng|xây dựng|hoàn thành|mở rộng|giảm|tăng|đưa|khai thác|phát triển|nâng|duy trì"
)
_AIM = re.compile(
    r"phấn đấu|mục tiêu|bảo đảm|đảm bảo|chỉ tiêu|yêu cầu|đến (?:hết )?(?:cuối )?năm 20\d\d|trở lên|tối thiểu|ít nhất"
)
# what was reached already; the second list may also describe what is counted ("hồ sơ đã tiếp nhận")
_PAST = re.compile(
    r"ước (?:đạt|thực hiện)|cùng kỳ|(?<!so với )hiện nay|(?<!thực )(?<!phát )(?<!thể )\bhiện (?:có|đã|đạt)|đến nay|tính đến|mới đạt|chỉ đạt|năm qua|thời gian qua|lũy kế"
    r"|kết quả đạt được|thiệt hại|đạt được \d|không đạt|bị trừ điểm|thực hiện năm 20\d\d|kết quả (?:đánh giá|khảo sát) "
)
_DONE = re.compile(r"\bđã (?:đạt|có \d|hoàn thành|thực hiện|giải quyết|tổ chức|triển khai|cấp|ban hành)")
_PRECISE = re.compile(r"\d+[.,]\d\d(?!\d)")
_AWARD = re.compile(
    r"khen thưởng|danh hiệu|bằng khen|giấy khen|xử lý trách nhiệm|thì chấm|điểm cộng|điểm thưởng"
)
_NO_TARGET = re.compile(
    r"thuế suất|lãi suất|mức phạt|phạt tiền|tổng kinh phí|mức hỗ trợ|hỗ trợ \d+(?:[.,]\d+)?\s?%|hưởng \d+\s?%|nồng độ|hàm lượng|dung dịch|chlorine?\b|cloramin|hóa chất|dự báo|% (?:tổng )?(?:kinh phí|mức đầu tư|chi phí)"
    r"|cộng (?:trực tiếp |thêm )?\d+\s*điểm|trừ \d+\s*điểm|chấm điểm|xếp loại .{0,40}(?:từ|dưới|trên) \d"
    r"|\d+\s?% vốn (?:nhà nước|nước ngoài|đầu tư nước ngoài|điều lệ)|\bhệ số\b|\* ?100|kể từ ngày|trừ các trường hợp"
)
_CONDITION = re.compile(
    r"(?:đối với|trường hợp|nếu|khi|những|các|đơn vị|địa phương|nơi)\b[^.;]{0,60}?(?:đạt|có tỷ lệ|thấp|bị|có điểm|có số)[^.;]{0,30}?$"
)
_PROCESS = re.compile(
    r"thời gian (?:chờ|giải quyết|xử lý|tiếp nhận|thực hiện|phản hồi|cấp|thông quan)|rút ngắn|chờ|phản hồi"
)
_CLAUSE_END = re.compile(r"[;\n]|[.!?](?=\s|$)|\s[-–+]\s(?=\d+\s?%)")
_NEXT_PART = re.compile(
    r"(?:,|\bvà|:)\s+(?=(?:trên |ít nhất |tối thiểu |dưới |đạt |giảm |tăng |phấn đấu |tỷ lệ |bảo đảm |đảm bảo )*$)"
)
_REFERENCE = re.compile(
    r"(?:\b(?:số|điều|khoản|điểm|mục|phụ lục|quý|tháng|ngày|năm|đợt|mức độ|(?<!ở )mức|cấp độ|lần thứ|thứ|đề án|kế hoạch|nghị quyết|quyết định|luật|khóa|kỳ|"
    r"tuần|giai đoạn|từ|vùng|loại|nhóm|phiên bản|iso|tcvn|tầng|quốc lộ|trang|bảng|mẫu|biểu|tuổi|chương|phần|hình|chương trình|hướng dẫn|thông tư|nghị định"
    r"|chỉ thị|công văn|kết luận|tt)\s*)$"
)


@dataclass(frozen=True, slots=True)
class TargetFigure:
    """A figure to be reached: [start, end) of the figure with its words, the clause, value and unit."""

    start: int
    end: int
    clause: tuple[int, int]
    value: float
    upper: float | None
    unit: str
    op: Operator
    printed: str


def targets_of_text(text: str, mode: Mode) -> list[TargetFigure]:
    """The figures a text sets, offsets within it.

    ``aims``: the text stands under aims or indicators, so that counted things count too; ``tasks``: percentages
    and bounded figures; ``cue``: only figures of a clause that says it sets one (``phấn đấu``).
    """
    folded = fold_keep(text)
    if not any(char.isdigit() for char in text):
        return []
    found = [*_ranks(text, folded)]
    for place in _FIGURE.finditer(folded):
        if any(place.start() < other.end and other.start < place.end() for other in found):
            continue
        figure = _read(text, folded, place, mode)
        if figure:
            found.append(figure)
    return sorted((f for f in found if _stands(folded, f, mode)), key=lambda figure: figure.start)


def _ranks(text: str, folded: str) -> Iterator[TargetFigure]:
    forms: tuple[tuple[re.Pattern[str], str, Operator], ...] = (
        (_TOP, "hạng", "<="),
        (_LEADING, "hạng", "<="),
        (_STEPS, "bậc", ">="),
        (_PLACE, "hạng", "<="),
    )
    taken: list[int] = []
    for pattern, unit, op in forms:
        for place in pattern.finditer(folded):
            if place.start("a") in taken:
                continue
            taken.append(place.start("a"))
            upper = float(place["b"]) if "b" in place.re.groupindex and place["b"] else None
            clause = _clause(folded, place.start(), place.end())
            printed = text[place.start() : place.end()]
            yield TargetFigure(
                place.start(), place.end(), clause, float(place["a"]), upper, unit, op, printed
            )


def _read(text: str, folded: str, place: re.Match[str], mode: Mode) -> TargetFigure | None:
    stop = place.start() + len(place.group().rstrip())
    value, upper = parse_number(place["a"]), parse_number(place["b"]) if place["b"] else None
    if value is None or (upper is not None and upper <= value):
        return None
    before = folded[: place.start()]
    if place["pa"] or place["pb"]:
        per = re.match(r"\s*/\s*(năm|tháng|quý)\b", folded[stop:])
        unit = Unit(f"%/{per[1]}" if per else "%", stop + per.end() if per else stop, "percent")
    else:
        unit = unit_at(text, folded, stop)
        if unit is None or not _counts(folded, place, unit, upper, mode):
            return None
    op = _operator(before, folded[stop:])
    start = _first(before, op, place.start())
    end = _last(folded, op, unit.end)
    if upper is not None:
        op = "range"
    elif op is None:
        op = "="
    return TargetFigure(start, end, _clause(folded, start, end), value, upper, unit.name, op, text[start:end])


def _counts(folded: str, place: re.Match[str], unit: Unit, upper: float | None, mode: Mode) -> bool:
    """Whether a figure without a per-cent sign is one to be reached and not a label, a date or a length of time."""
    before, after = folded[: place.start()], folded[place.end() :]
    if _REFERENCE.search(before) and not re.search(r"từ\s*$", before):
        return False
    bounded = _operator(before, after) is not None
    if unit.kind == "time":
        return _counts_time(folded, place, unit, bounded)
    if unit.rate:
        return bounded or _counts_rate(folded, place.start(), unit, mode)
    if unit.kind == "points":
        return bounded or bool(re.search(r"(?:đạt|phấn đấu)[^.;]{0,30}$", before) and mode != "tasks")
    if bounded:
        if unit.kind == "measure" and mode == "tasks" and not _REACHES.search(before[-60:]):
            return False
        return unit.known or mode == "aims"
    if re.search(r"\btừ\s*$", before):  # "phát triển từ 05 mô hình": at least five
        rises = re.match(r"[^;]{0,40}\b(?:lên|xuống|đến|tới|còn)\b", folded[unit.end :])
        return mode == "aims" and unit.known and not rises
    return mode == "aims" and unit.known and _is_set(before)


def _counts_rate(folded: str, start: int, unit: Unit, mode: Mode) -> bool:
    """Whether an unbounded rate is set: ``tổ chức đối thoại 02 lần/năm``, not the rhythm of samples or reports."""
    sentence = _sentence(folded, start, unit.end)
    if not unit.name.endswith(_PERIODS):
        return mode == "aims" or bool(re.search(r"(?:phấn đấu|đạt)[^.;]{0,40}$", folded[:start]))
    return not _RHYTHM.search(sentence) and (mode == "aims" or bool(_HELD.search(sentence)))


def _is_set(before: str) -> bool:
    """Whether a bare count is governed by a verb of setting, opens its clause or continues a list of counts."""
    if _SETS.search(before) or _opens_clause(before):
        return True
    clause = re.split(r"[;.\n]", before)[-1]
    return bool(re.search(r"(?:,|\bvà)\s*$", before) and re.search(r"\d", clause) and _SETS_IN.search(clause))


def _sentence(folded: str, start: int, end: int) -> str:
    left = max(folded.rfind(". ", 0, start), folded.rfind("\n", 0, start), 0)
    right = min((at for mark in (". ", "\n") if (at := folded.find(mark, end)) >= 0), default=len(folded))
    return folded[left:right]


def _opens_clause(before: str) -> bool:
    """Whether nothing but a bullet, a heading or a year stands before the figure in its clause."""
    tail = re.split(r"[;.:\n]", before)[-1]
    return not re.search(r"[^\W\d_]", re.sub(r"đến (?:hết |cuối )?năm 20\d\d|năm 20\d\d|phấn đấu", "", tail))


def _counts_time(folded: str, place: re.Match[str], unit: Unit, bounded: bool) -> bool:
    if unit.name == "tuổi":
        return "tuổi thọ" in folded[max(0, place.start() - 60) : place.start()]
    if unit.rate:
        return bounded or "lần" in unit.name
    near = folded[max(0, place.start() - 80) : place.start()]
    return (
        bounded
        and bool(_PROCESS.search(near))
        and not re.match(r"\s*(?:,\s*)?(?:kể )?từ|\s*sau|\s*trước", folded[unit.end :])
    )


def _operator(before: str, after: str) -> Operator | None:
    if _UPWARDS.match(after):
        return ">="
    if _DOWNWARDS.match(after):
        return "<="
    for op, pattern in _BEFORE:
        if pattern.search(before[-48:]):
            return op
    if _FAR_LEAST.search(before[-60:]):
        return ">="
    return "<=" if _FAR_DOWN.search(before) else None


def _first(before: str, op: Operator | None, start: int) -> int:
    """Where the printed figure begins: with its bound."""
    if op is not None:
        for _, pattern in _BEFORE:
            found = pattern.search(before)
            if found:
                return found.start()
    from_ = re.search(r"\btừ\s+$", before)
    return from_.start() if from_ else start


def _last(folded: str, op: Operator | None, end: int) -> int:
    if op in {">=", "<="}:
        for pattern in (_UPWARDS, _DOWNWARDS):
            found = pattern.match(folded, end)
            if found and "," not in found.group():
                return found.end()
    return end


def _clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """The clause round a figure: from the last stop, bracket or a part with a figure of its own, to the next stop."""
    left = 0
    for stop in _CLAUSE_END.finditer(folded, 0, start):
        left = stop.end()
    opened = folded.rfind("(", left, start)
    inside = opened >= 0 and ")" not in folded[opened:start]
    if inside:
        left = opened + 1
    part = _NEXT_PART.search(folded, left, start)
    if part and re.search(r"\d", folded[left : part.start()]):
        left = part.end()
    after = _CLAUSE_END.search(folded, end)
    right = after.start() if after else len(folded)
    closed = folded.find(")", end, right) if inside else -1
    return left, closed if closed >= 0 else right


def _stands(folded: str, figure: TargetFigure, mode: Mode) -> bool:
    """Whether the clause sets the figure: no past result, no rule of money, awards or marking, no condition."""
    left, right = figure.clause
    clause = folded[left:right]
    if _NO_TARGET.search(clause):
        return False
    near = folded[left : figure.start]
    sentence = folded[max(0, folded.rfind(". ", 0, figure.start)) : right]
    if _AWARD.search(sentence) or re.search(r"\b(?:nếu|trường hợp)\b", near):
        return False
    strong = bool(re.search(r"phấn đấu|mục tiêu", clause))
    if not strong and (_PAST.search(sentence if not _AIM.search(clause) else clause)):
        return False
    if (
        not strong
        and not _AIM.search(clause)
        and (_DONE.search(clause) or (mode != "aims" and _PRECISE.search(figure.printed)))
    ):
        return False
    if figure.op == "<" and figure.unit == "%" and "thấp dưới" in clause:
        return False
    if figure.op in {"<", "<="} and figure.unit == "%" and _CONDITION.search(near) and not _lowers(near):
        return False
    return mode != "cue" or strong


def _lowers(near: str) -> bool:
    return (
        bool(re.search(r"giảm|còn|xuống|tỷ (?:lệ|số|suất|trọng)|duy trì|khống chế|kiểm soát", near))
        and "thấp" not in near
    )
