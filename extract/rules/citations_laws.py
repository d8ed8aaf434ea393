"""Laws, codes, ordinances and the Constitution cited by title (``Luật Tổ chức chính quyền địa phương``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kehoach.extract.rules.citations_symbols import fold_lines
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.vocabulary import load

_START = re.compile(
    r"(?<![^\W_])(?:(?:Luật|LUẬT|luật|[Bb]ộ luật|Bộ Luật|BỘ LUẬT|Pháp lệnh|PHÁP LỆNH)[^\S\n\t]+(?=[^\W\d_])"
    r"|(?:Hiến pháp|HIẾN PHÁP)(?![^\W\d_]))"
)
_NOT_BEFORE = re.compile(r"(?:pháp|đại học|khoa|hội|đoàn|dân|ngành|cử nhân|trường|viện|dự thảo|dự án)\s$")
_NOT_AFTER = re.compile(
    r"(?:định|hóa|hoá|chơi|gia|sư(?! \(|\s*số)|này|trên|nêu|đó|pháp|mới|hiện hành|được|và|có|về|số|quy định"
    r"|liên quan|của|do|cần|đã|là|tục)\b"
)
_AMENDING = re.compile(
    r"(?:sửa đổi|bổ sung)(?:,?\s+(?:và\s+)?bổ sung)?(?:,\s*thay thế)?\s+(?:(?:một số"
    r"|các)\s+điều\s+(?:của\s+)?)?"
)
_ANOTHER = re.compile(r"(?:\s*,\s*|\s+và\s+)(?:của\s+)?(?=(?:bộ luật|luật|pháp lệnh)\s)")
_STOP = re.compile(
    r"[;:.()\[\]“”\"\n\t\d]|,?\s+(?:năm|ngày|số|được|có|để|nhằm|đã|sẽ|phải|tại|theo|trong|trên|do"
    r"|quy định|hiện hành|là|cho|với|đối với|khi"
    r"|như|bảo đảm|đảm bảo|gắn|đến|từ|cũng|của|thì|mà|còn|cùng|hoặc|phù hợp|ban hành|thông qua|sau"
    r"|trước|đang|nêu|nói)(?!\w)"
    r"|(?:,|\s+và)\s+(?:các|những|văn bản|quy định|hướng dẫn|luật|bộ luật|pháp lệnh|nghị|thông tư"
    r"|quyết định|chỉ thị|kế hoạch|công văn|triển khai|thực hiện)(?!\w)"
)
_PART_OF_TITLE = re.compile(
    r"(?:một số điều|chi tiết|biện pháp thi hành|hướng dẫn thi hành một số)"
    r"(?:[ ,]+(?:khoản|điều|điểm|và|các|biện pháp|để|tổ chức|hướng dẫn|thi hành|của|một số"
    r"|nội dung|quy định|chi tiết))*\s*$"
)
_AND = re.compile(r"\s*(?:,|;|\s+và)\s*(?:một số điều của\s*)?$")


@dataclass(frozen=True, slots=True)
class Law:
    """A law cited by title: half-open offsets, the title in one line, whether another's title names it."""

    start: int
    end: int
    title: str
    kind: str
    in_title: bool


def laws_in(text: str) -> list[Law]:
    """The laws a text names by title, in order.

    ``Luật sửa đổi, bổ sung một số điều của Luật A và Luật B`` is one law. ``in_title`` marks a law that only
    says what a decree is about (``quy định chi tiết một số điều của Luật …``).
    """
    folded = fold_lines(text)
    found: list[Law] = []
    last = 0
    for place in _START.finditer(text):
        if place.start() < last or _NOT_BEFORE.search(folded[max(0, place.start() - 12) : place.start()]):
            continue
        small = text[place.start()].islower()
        if small and not text[place.end() : place.end() + 1].isupper():
            continue
        end = _end(folded, place.start(), place.end(), small)
        if end is None:
            continue
        before = found[-1] if found else None
        chained = before is not None and before.in_title and _AND.fullmatch(folded[before.end : place.start()])
        part = bool(chained) or bool(_PART_OF_TITLE.search(folded[max(0, place.start() - 90) : place.start()]))
        found.append(Law(place.start(), end, _written(text[place.start() : end]), _kind(folded, place.start()), part))
        last = end
    return found


def law_key(title: str) -> str:
    """The key under which spellings of one law's title meet."""
    key = _plain(title)
    return _aliases().get(key, key)


def _kind(folded: str, start: int) -> str:
    return {"ph": "ordinance", "hi": "constitution"}.get(folded[start : start + 2], "law")


def _end(folded: str, start: int, body: int, small: bool) -> int | None:
    """The end of a title; None where no law is named."""
    if folded.startswith("hiến pháp", start):
        tail = folded[start + 9 : start + 60]
        return start + 9 if re.match(r"\s+(?:năm \d{4}|nước|ngày \d)", tail) else None
    if known := _known().match(folded, start):
        return known.end()
    if small:
        return None
    amending = _AMENDING.match(folded, body)
    if amending:
        return _amended(folded, amending.end())
    if _NOT_AFTER.match(folded, body):
        return None
    return _by_grammar(folded, body)


def _amended(folded: str, body: int) -> int:
    """The end of ``Luật sửa đổi …``, over all the laws it amends."""
    end = body
    while re.match(r"(?:bộ luật|luật|pháp lệnh)\s", folded[end : end + 11]):
        known = _known().match(folded, end)
        end = known.end() if known else _by_grammar(folded, end + 5)
        another = _ANOTHER.match(folded, end)
        if not another:
            return end
        end = another.end()
    return end if end > body else _by_grammar(folded, body)


def _by_grammar(folded: str, body: int) -> int:
    stop = _STOP.search(folded, body)
    end = min(stop.start() if stop else len(folded), body + 120)
    comma = folded.rfind(",", body, end)
    if comma > 0 and len(folded[body:comma].split()) > 3:
        end = comma
    return body + len(folded[body:end].rstrip(" ,"))


def _plain(title: str) -> str:
    return re.sub(r"\s+", " ", fold(title).replace(",", " ")).strip()


def _written(printed: str) -> str:
    """A title in one line; one printed in capitals gets its usual form back."""
    line = re.sub(r"\s+", " ", printed).strip()
    line = line[:1].upper() + line[1:]
    if not line.isupper():
        return line
    return _usual().get(_plain(line), line[0] + line[1:].lower())


@cache
def _usual() -> dict[str, str]:
    titles: list[str] = load("laws")["titles"]
    return {_plain(title): title for title in titles}


@cache
def _aliases() -> dict[str, str]:
    alias: dict[str, str] = load("laws")["alias"]
    return {_plain(short): _plain(full) for short, full in alias.items()}


@cache
def _known() -> re.Pattern[str]:
    names = [fold_keep(name) for name in [*load("laws")["titles"], *load("laws")["alias"]]]
    forms = [r"[\s,]+".join(re.escape(word) for word in re.split(r"[\s,]+", name)) for name in names]
    return re.compile(rf"(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)")
