"""What a plan calls itself: in its head, where it is enacted, where it closes, in the decision that promulgates it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold

_KIND = r"(?:[Kk]ế hoạch|KẾ HOẠCH|[Cc]hương trình|CHƯƠNG TRÌNH|[Đđ]ề án|[Qq]uy chế)"
_SAID = (
    re.compile(
        rf"(?:ban hành|xây dựng)\s+{_KIND}\s+(?P<title>[^\n\t]{{12,400}}?),?\s*(?:như sau|với (?:các |những "
        rf"|một số )?nội dung|với (?:các|những) nội|cụ thể như)"
    ),
    re.compile(rf"(?:Trên đây|trên đây)\s+là\s+(?:toàn bộ\s+)?(?:nội dung\s+)?{_KIND}\s+(?P<title>[^\n\t]{{12,400}})"),
    re.compile(rf"[Bb]an hành kèm theo [QqNn]\w+ \w+ này\s+{_KIND}\s+(?P<title>[^\n\t]{{12,400}})"),
)
_END = re.compile(
    r"\s*(?:\.(?=\s|/|$)|;|\(|,?\s*(?:sau đây|gọi tắt|đề nghị|yêu cầu|giao|các (?:cơ quan|đơn vị|sở|phòng"
    r"|ngành)|trong quá trình|như sau"
    r"|với các nội dung|với những|cụ thể)(?!\w)"
    r"|,\s*(?:[Uu]ỷ ban|[Ủủ]y ban|UBND|[Cc]hủ tịch)(?!\w)|\s(?:của|do) (?:[Uu]ỷ ban|[Ủủ]y ban|UBND|[Cc]hủ tịch)(?!\w))"
)
_INTRODUCTION = re.compile(rf"^(?:(?:v/v|về việc|về)\s+)?(?:ban hành\s+)?(?:{_KIND.lower()}\s+)?")
# Words that only say that something is to be carried out, in whatever order: "phát động", "tổ chức", "hưởng ứng".
_LEADING = frozenset(
    {"triển", "khai", "thực", "hiện", "tổ", "chức", "công", "tác", "về", "việc", "v/v", "nhiệm", "vụ"}
    | {"phát", "động", "hưởng", "ứng"}
)
_EMPTY = frozenset(
    {
        "và",
        "của",
        "về",
        "việc",
        "các",
        "những",
        "trên",
        "địa",
        "bàn",
        "tại",
        "trong",
        "năm",
        "cho",
        "đối",
        "với",
        "theo",
        "giai",
        "đoạn",
        "để",
        "do",
        "từ",
        "đến",
        "một",
        "số",
        "nhằm",
        "ở",
        "xã",
        "phường",
        "thị",
        "trấn",
        "huyện",
        "quận",
        "tỉnh",
        "thành",
        "phố",
        "đặc",
        "khu",
        "ủy",
        "ban",
        "nhân",
        "dân",
        "này",
        "được",
        "lần",
        "thứ",
    }
)
_LEAST = 4  # words of its own that a wording needs to be a title at all
_NEW, _NEW_SHARE = 2, 0.2  # new words that make it another title: "Đại hội đại biểu toàn quốc" for "Đại hội" does not


@dataclass(frozen=True, slots=True)
class Wording:
    """One place where the plan is called by a title."""

    start: int
    end: int
    words: tuple[str, ...]


def own_words(case: Case) -> tuple[str, ...]:
    """The content words of the head's title, the name of the place and "ban hành kế hoạch" left out."""
    return _words(case, case.plan.header.title or "")


def wordings(case: Case) -> list[Wording]:
    """The other places where the plan is called by a title, in order."""
    found: list[Wording] = []
    body = next((node.start for node in case.nodes() if node.kind == "item" and node.zone == "body"), len(case.text))
    for form, stop_at in zip(_SAID, (body, len(case.text), len(case.text)), strict=True):
        for match in form.finditer(case.text, 0, stop_at):
            stop = _END.search(case.text, match.start("title"), match.end("title"))
            end = stop.start() if stop else match.end("title")
            found.append(_wording(case, match.start("title"), end))
    promulgating = "kế hoạch" in fold(case.plan.header.title or "")
    parts = [part for part in case.outline.root.children if part.title and not part.label][1:] if promulgating else []
    found += [_wording(case, *part.title) for part in parts if part.title]
    return sorted((one for one in found if len(set(one.words) - _LEADING) >= _LEAST), key=lambda one: one.start)


def words_aside(case: Case) -> frozenset[str]:
    """The words in brackets in the head's title: the short form by which it may be called (PAR INDEX)."""
    aside = re.findall(r"\(([^)]*)\)", case.plan.header.title or "")
    return frozenset(re.findall(r"[\w/]+", fold(" ".join(aside)))) - _EMPTY


def differs(title: tuple[str, ...], other: tuple[str, ...], aside: frozenset[str] = frozenset()) -> list[str]:
    """The words by which another wording departs from the title: new ones, or another beginning.

    A wording that only leaves words out at its end or in brackets is the same title in short; the words ``aside``
    are no new ones.
    """
    new = [word for word in other if word not in title and word not in _LEADING and word not in aside]
    years = [word for word in new if re.fullmatch(r"(?:19|20)\d\d", word)]
    begins = _beginning(title) == _beginning(other)
    if years or not begins or len(new) >= max(_NEW, _NEW_SHARE * len(other)):
        return years or new or [_beginning(title)]
    return []


def _beginning(words: tuple[str, ...]) -> str:
    return next((word for word in words if word not in _LEADING), "")


def _wording(case: Case, start: int, end: int) -> Wording:
    start, end = case.outline.words(start, end)
    return Wording(start, end, _words(case, case.text[start:end]))


def _words(case: Case, printed: str) -> tuple[str, ...]:
    header = case.plan.header
    names = set(re.findall(r"\w+", fold(f"{header.issuer} {header.parent} {header.place}")))
    plain = re.sub(r"\([^)]*\)", " ", printed)
    folded = _INTRODUCTION.sub("", expand(plain).strip(' .:*_“"'))
    return tuple(word for word in re.findall(r"[\w/]+", folded) if word not in _EMPTY and word not in names)
