"""Scores out of running text: ``Điểm tối đa 22,5 điểm, điểm tự chấm 20,5, huyện thẩm định 18,775 điểm``.

Pure: a sentence in, figures with their offsets out. The cases of every rule: tests/rules/scores_prose.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made

from kehoach.extract.rules.scores_figures import NUMBER, to_float
from kehoach.models.language.fold import fold_keep

_N = rf"(?<![\d.,/])({NUMBER})(?![\d/]|[.,]\d)"
_IS = r"\s*(?:đạt(?: được)?|được|là|:|=)?\s*:?\s*(?:số )?"
_WHO = (
    r"(?:(?:huyện|tỉnh|quận|thị xã|thành phố|trung ương|bộ nội vụ|sở nội vụ|phòng nội vụ|hội đồng|tổ|đoàn)"
    r"(?: thẩm định| kiểm tra)? )?"
)
_POINT_END = r"(?=\s*(?:$|[.,;:)/]|và\b|so với|trên\b|\(|xếp|tương|do\b|vì\b|của\b|tăng|giảm|thấp|cao))"

_SELF = r"tự (?:chấm điểm|chấm|đánh giá)(?: điểm)?"
_STOP = r"(?=\s*(?:[.,;)]|$))"
_REACHED = r"(?:đạt(?: được)?|được|là|quy đổi|tương ứng|:)\s*(?:tổng )?(?:số )?(?:điểm )?(?:là )?"
_IN_YEAR = r"năm (20\d\d)(?: nội dung này)?\s*(?:đạt|là|được)?\s*:?\s*"

# kind, pattern on folded text; the first that covers a place keeps it
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("rank", r"(?:xếp|đứng)(?: ở)?(?: vị trí)?(?: thứ| hạng)*\s+(\d{1,3})(?:\s*/\s*\d{1,3})?"),
        ("previous", rf"so với (?:cùng kỳ )?năm (20\d\d)\s*\((?:đạt |là )?({NUMBER})\s*(?:điểm|%)?\s*\)"),
        ("earlier", rf"{_IN_YEAR}({NUMBER})(?:\s*/\s*({NUMBER}))?\s*điểm\b"),
        ("earlier percent", rf"{_IN_YEAR}({NUMBER})\s*%"),
        (
            "pair",
            rf"(?:điểm tối đa\s*:?\s*)?({NUMBER})\s*(?:điểm)?\s*/\s*(?:tổng (?:số )?)?({NUMBER})\s*điểm\b",
        ),
        ("pair", rf"(?:đạt|được|chấm|:|là)\s*({NUMBER})\s*/\s*({NUMBER})(?![.,]?\d)(?=\s*(?:$|[.,;)(]))"),
        ("self", rf"(?:số )?điểm {_SELF}{_IS}{_N}(?:\s*điểm)?"),
        ("self", rf"{_SELF}{_IS}{_N}(?:\s*điểm\b|{_STOP})"),
        ("max", rf"(?:số )?điểm (?:tối đa|chuẩn){_IS}{_N}(?:\s*điểm)?"),
        ("max", rf"thang điểm(?: đánh giá)?{_IS}{_N}(?:\s*điểm)?"),
        ("max", rf"\btối đa{_IS}{_N}\s*điểm\b"),
        ("delta", rf"(?P<sign>tăng|giảm|\+|-)\s*(?:thêm )?{_N}\s*điểm\b(?! phần trăm)"),
        ("delta percent", rf"(?P<sign>tăng|giảm|\+|-)\s*(?:thêm )?{_N}\s*(?:%|điểm (?:%|phần trăm))"),
        ("lost", rf"(?:bị trừ|trừ|mất)\s*{_N}\s*điểm\b"),
        (
            "appraised",
            rf"(?:điểm )?{_WHO}(?:thẩm định|chấm|công nhận)(?: điểm)?{_IS}{_N}(?:\s*điểm\b|{_STOP})",
        ),
        ("points", rf"{_REACHED}{_N}\s*điểm\b(?! phần trăm){_POINT_END}"),
        ("points", rf"(?:đạt|là)\s*{_N}(?=\s*[,;(]\s*(?:xếp|đứng|thứ hạng))"),
        ("percent", rf"(?:đạt|là|:)\s*(?:tỷ lệ )?{_N}\s*%"),
        ("n_subcriteria", r"(\d{1,3})\s+(?:tiêu chí|tctp)\s*thành phần|(\d{1,3})\s+tctp\b"),
        ("n_criteria", r"(\d{1,3})\s+tiêu chí\b"),
    )
)
# The change that a comparison with the year before belongs to, where an earlier one stands in the sentence.
_TOLD = re.compile(rf"(tăng|giảm)\s+(?:thêm )?{_N}\s*(?:điểm|%)\s*$")
_LONGEST = 4000  # characters: longer runs without a stop are lists or raw data, not sentences
_HARD = frozenset({"max", "self", "appraised", "pair"})
_STARTS = _HARD | {"points", "percent"}
# aims, rules of marking and of awards speak of points without being results
_RULE = re.compile(
    r"phấn đấu|trở lên|ít nhất|tối thiểu|không (?:tính|cộng|chấm) điểm|thì (?:chấm|được|cộng|trừ)|điểm thưởng"
    r"|cộng (?:thêm |trực tiếp )?\d|(?:mỗi|cứ|nếu|trường hợp) .{1,80}(?:trừ|chấm|cộng)"
    r"|xếp loại .{1,40}(?:từ|dưới|trên) \d"
)
_ABOUT = re.compile(
    r"chỉ số|tiêu chí|chỉ tiêu thành phần|chấm|thẩm định|thang điểm|điểm tối đa|điểm số|tổng (?:số )?điểm"
    r"|xếp hạng|xếp thứ|đứng thứ|\bsipas\b|\bpar\b|điểm (?:cchc|cải cách|xhh|đtxhh|điều tra|khảo sát)"
    r"|\d\s*/\s*\d{1,3} điểm"
)
_INDEX = re.compile(r"chỉ số|\bsipas\b|par[ -]?index|\bpapi\b|\bpci\b|\bddci\b|tiêu chí đạt|tiêu chí")
_AHEAD = re.compile(
    r"^(?:[\s\-–+*•.,;:(]|trong đó|cụ thể(?: là)?|gồm(?: có)?|và "
    r"|(?:trong |tính đến |đến |hết )*(?:năm 20\d\d|(?:tháng|quý) [\divx]{1,4}(?:/| năm )20\d\d)\s*,"
    r"|nhưng|mặc dù"
    r"|tuy nhiên|kết quả là|theo |do )+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:[\s,;:(\-–]|\b(?:đạt(?: được)?|được|là|có|bị|với|tăng|tương ứng|tổng số|gồm|với (?:tổng )?(?:số )?điểm(?: số)?"
    r"|(?<!đổi )(?<!quyền )(?<!kinh tế )(?<!hội )(?<!trường )(?<!dân )(?<!năng )(?<!chữ ký )(?<!thuật )số)\b)+$",
    re.IGNORECASE,
)
_OF_RANK = frozenset(("bậc", "hạng", "vị", "trí", "thứ", "lên", "xếp"))
_RANKED = re.compile(r"[\s,]*\b(?:xếp|đứng) (?:ở |vị trí |thứ |hạng )*\d.*$", re.IGNORECASE)
_PARTS = re.compile(r"(?:(?<!\d\.\d)(?<!\d\.\d\d)\.|;)\s+(?=\S{3})")  # "Tiêu chí 3.1. Tên" is one
_QUOTED = re.compile(r"[\"“”'‘]([^\"“”'’]{4,120})[\"”“'’]")
_CODE = re.compile(r"^(?:(?:phần|mục|tiêu chí|chỉ số)\s+)?(\d{1,2}(?:\.\d{1,2})+)\s*[.:)]?\s*", re.IGNORECASE)
_NAMES = re.compile(r",\s*(?=(?:chỉ số|điểm|tổng|kết quả|mức điểm)\b)", re.IGNORECASE)
_NAMED = re.compile(r"chỉ số|điểm|tổng|tiêu chí")
_YEAR = re.compile(r"năm (20\d\d)")
_WORDY = re.compile(r"[^\W\d_]{2,}")
# words that join figures of one criterion rather than name another
_LINKS = frozenset(
    (
        "và",
        "với",
        "đạt",
        "được",
        "tăng",
        "giảm",
        "so",
        "năm",
        "điểm",
        "là",
        "trong",
        "đó",
        "gồm",
        "tương",
        "ứng",
        "số",
        "có",
    )
)


@dataclass(slots=True)
class ProseScore:
    """One criterion's figures in a sentence: offsets of the whole mention and of the criterion's name."""

    start: int
    end: int
    criterion: str
    code: str | None = None
    figures: dict[str, float] = made(default_factory=dict[str, float])
    printed: dict[str, str] = made(default_factory=dict[str, str])
    rank: int | None = None
    n_criteria: int | None = None
    n_subcriteria: int | None = None
    year: int | None = None
    unit: str | None = None
    labelled: bool = False
    opened: int = 0  # where the first figure ends: a year behind it belongs to a comparison


def scores_of_sentence(text: str) -> list[ProseScore]:
    """The scores a sentence prints, offsets within it; none in aims ("phấn đấu đạt 80 điểm") and rules."""
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return []
    folded = fold_keep(text)
    if _RULE.search(folded) or not _ABOUT.search(folded):
        return []
    found: list[ProseScore] = []
    current: ProseScore | None = None
    place_before: int | None = None
    cursor = 0
    for kind, place in _marks(folded):
        gap = text[cursor : place.start()]
        if kind == "earlier percent" and (current is None or (_NAMED.search(gap.lower()) and "(" not in gap)):
            current = _opened(gap if current else text[: place.start()], place, cursor if current else 0)
            current.year, current.unit = int(place[1]), "%"
            current.figures["appraised"] = to_float(place[2])
            current.printed["percent"] = text[place.start(2) : place.end()]
            current.rank, place_before = place_before, None
            found.append(current)
        elif kind == "delta percent":
            if current is None or current.unit != "%" or not _joins(gap):
                continue
            _put(current, "delta", place, text)
        elif kind.startswith("earlier"):
            found.append(_of_year(current or _opened(text[: place.start()], place, 0), gap, place))
            if current is None or (current.year and current.year < (found[-1].year or 0)):
                current = found[-1]  # a change or rank behind belongs to the later year
        elif current is None or (kind in _STARTS | {"delta"} and _is_new(gap, kind, current)):
            if kind in _STARTS or kind == "delta":
                name = gap if current else text[: place.start()]
                current = _opened(name, place, cursor if current else 0)
                current.rank, place_before = place_before, None
                found.append(current)
                _put(current, kind, place, text)
            elif kind == "rank":  # "xếp thứ 3/22, đạt 85 điểm"
                place_before = int(place[1])
        else:
            _put(current, kind, place, text)
        cursor = place.end()
    return [score for score in found if _stands(score, folded)]


def _marks(folded: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Figures in the order they stand, each place read by the first form that fits."""
    taken: list[tuple[str, re.Match[str]]] = []
    for kind, pattern in _FORMS:
        for place in pattern.finditer(folded):
            if all(place.end() <= other.start() or place.start() >= other.end() for _, other in taken):
                taken.append((kind, place))
    yield from sorted(taken, key=lambda mark: mark[1].start())


def _is_new(gap: str, kind: str, current: ProseScore) -> bool:
    """Whether a figure opens another criterion: a name stands before it, or its kind is taken already."""
    words = [word for word in _WORDY.findall(gap.lower()) if word not in _LINKS]
    if current.unit == "%" and kind in {"pair", "points"} and not _NAMED.search(gap.lower()):
        return False  # "đạt 100% hài lòng, được 30/30 điểm" is one criterion
    roles = {"pair": "appraised", "points": "appraised", "percent": "appraised"}
    repeated = roles.get(kind, kind) in current.figures
    return len(words) >= 2 and (repeated or kind in {"pair", "max"})


def _joins(gap: str) -> bool:
    """Whether words only join a change to the figure before them."""
    return all(word in _LINKS | _OF_RANK for word in _WORDY.findall(gap.lower()))


def _opened(name: str, place: re.Match[str], base: int) -> ProseScore:
    code, criterion = _named(name)
    if not _WORDY.search(criterion):  # "điểm thẩm định đạt 52,4 điểm" names itself
        code, criterion = _named(place.group()[: _first_digit(place.group())])
    lead = len(name) - len(_AHEAD.sub("", name))
    return ProseScore(base + lead, place.end(), criterion, code, opened=place.end())


def _first_digit(words: str) -> int:
    return next((at for at, char in enumerate(words) if char.isdigit()), len(words))


def _named(name: str) -> tuple[str | None, str]:
    """Code and name of a criterion out of the words before its figure."""
    words = _BEHIND.sub("", _RANKED.sub("", _AHEAD.sub("", name)))
    words = _PARTS.split(words)[-1]
    quoted = _QUOTED.search(words)
    if quoted:
        code = _CODE.match(words)
        return (code[1] if code else None), " ".join(quoted[1].split())
    if len(words) > 60:
        words = _NAMES.split(re.split(r":\s+(?=\S)", words)[-1])[-1]
    code = _CODE.match(words)
    words = words[code.end() :] if code else words
    return (code[1] if code else None), " ".join(_BEHIND.sub("", _AHEAD.sub("", words)).split())


def _put(score: ProseScore, kind: str, place: re.Match[str], text: str) -> None:
    score.end = max(score.end, place.end())
    values = [value for value in place.groups() if value and value[0].isdigit()]
    if kind == "pair":
        score.figures |= {"appraised": to_float(values[0]), "max": to_float(values[1])}
        score.printed["pair"] = text[place.start(1) : place.end(2)]
    elif kind == "delta":
        down = place["sign"] in {"giảm", "-"}
        score.figures.setdefault("delta", -to_float(values[0]) if down else to_float(values[0]))
    elif kind == "previous":
        score.figures.setdefault("previous", to_float(values[1]))
        if told := _TOLD.search(fold_keep(text[: place.start()])):
            score.figures["delta"] = to_float(told[2]) * (-1 if told[1] == "giảm" else 1)
    elif kind == "rank":
        score.rank = score.rank or int(values[0])
    elif kind in {"n_criteria", "n_subcriteria"}:
        setattr(score, kind, int(values[0]))
    elif kind == "points" and (score.unit == "%" or "appraised" not in score.figures):
        score.figures["appraised"], score.unit = to_float(values[0]), None
    elif kind == "percent" and "appraised" not in score.figures:
        score.figures["appraised"], score.unit = to_float(values[0]), "%"
        score.printed["percent"] = text[place.start(1) : place.end()]
    elif kind in {"max", "self", "appraised"}:
        score.figures.setdefault(kind, to_float(values[0]))
        score.labelled = True


def _of_year(current: ProseScore, gap: str, place: re.Match[str]) -> ProseScore:
    """A criterion in a year that is named with it, often the year before: "(Năm 2022 đạt 88,06 điểm)"."""
    criterion = _named(gap)[1] if _NAMED.search(gap.lower()) and "(" not in gap else current.criterion
    figures = {"appraised": to_float(place[2])}
    year = int(place[1])
    if place.re.groups < 3:
        printed = {"percent": place.group()[place.start(2) - place.start() :]}
        return ProseScore(place.start(), place.end(), criterion, current.code, figures, printed, year=year, unit="%")
    if place[3]:
        figures["max"] = to_float(place[3])
    return ProseScore(place.start(), place.end(), criterion, current.code, figures, year=year)


def _stands(score: ProseScore, folded: str) -> bool:
    """Whether a mention is a score at all: it has a figure and a name; a percentage is that of an index."""
    if not score.figures or len(_WORDY.findall(score.criterion)) < 1 or len(score.criterion) > 300:
        return False
    if score.unit == "%":
        return bool(_INDEX.search(fold_keep(score.criterion)) or "tiêu chí đạt" in folded)
    return True


def year_of(text: str) -> int | None:
    """The year a heading or sentence names, None where it names none or several."""
    years = {int(found) for found in _YEAR.findall(fold_keep(text))}
    return years.pop() if len(years) == 1 else None
