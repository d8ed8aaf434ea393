"""Where the verbs of a sentence stand that end the name of a body or a list of bodies.

Word segmentation and the vocabulary decide together: a verb counts where it is a word (or words) of the
segmented sentence and not part of a known name ("Ban Quản lý dự án đầu tư xây dựng") or of a noun phrase
("các tổ chức đoàn thể", "đơn vị cung cấp dịch vụ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.extract.rules import bodies_grammar as grammar
from kehoach.extract.rules.bodies_words import words_of
from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

if TYPE_CHECKING:
    from kehoach.extract.nlp.matcher import Match

_NOUN_AFTER = re.compile(
    r"\s*(?:chính trị|đoàn thể|xã hội|cá nhân|liên quan|có liên quan|kinh tế|tín dụng|trên địa bàn|,|và|hội"
    r"|quốc tế|khoa học|phi|đảng|hành chính)"
)
_BEFORE_NOUN = re.compile(
    r"(?:(?:các|những|mọi|một số|được|công tác|việc|sự|của|cơ quan có thẩm quyền|hoạt động)|[,/])\s*$"
)
_FIELD_BEFORE = re.compile(r"(?:phạm vi|lĩnh vực|thẩm quyền|chức năng|nhà nước về|công tác|nhiệm vụ)\s*$")
_TEAM_BEFORE = re.compile(r"(?:\bban|\btổ|\bđoàn|\bđội|hội đồng|liên ngành|người)\s*$")
_GENERIC_BEFORE = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|cơ sở|nhà|lực lượng|hộ|(?<!quân )đội|bộ phận|cán bộ|công chức|viên chức"
    r"|chủ|cá nhân|chuyên viên|hệ thống|người|công ty|tổ|đoàn|viện|trường|trung tâm|gia đình|hội đồng)\s*$"
)
_DUTY_AFTER = re.compile(r"\s*(?:có trách nhiệm|chịu trách nhiệm|chủ trì|có nhiệm vụ|căn cứ|chủ động|phải)\b")
_JOINTLY_AFTER = re.compile(r",?\s*(?:phối hợp|tham mưu|thực hiện)")
_NAME_AFTER = re.compile(r"\s*(?:của|,|và|trên địa bàn|có liên quan|liên quan|thuộc|:|dịch vụ)")
_LISTED_BEFORE = re.compile(r"(?:cơ quan|đơn vị|cá nhân|doanh nghiệp|đoàn thể|hội|ngành)(?:,| và)\s*$")
_WORK_AFTER = re.compile(
    r"\s*(?:thực hiện|triển khai|tập huấn|hội nghị|kiểm tra|tuyên truyền|các|đào tạo|quán triệt|lớp|cuộc"
    r"|phổ biến|rà soát|lấy ý kiến|tốt|đánh giá|theo dõi|xây dựng)"
)
_SERVICE_BEFORE = re.compile(r"dịch vụ\s*$")
_SERVICES = frozenset({"chi trả", "thanh toán", "tư vấn", "đào tạo", "truyền thông", "vận chuyển", "thẩm định"})
_SORTS = frozenset(load("verbs")["sorts"])
_WEAK_SORTS = frozenset(load("verbs")["weak_sorts"])
_TEAM_WORKS = frozenset(load("verbs")["team_works"])
_BOARD_WORKS = frozenset(load("verbs")["board_works"])
_BOARD_BEFORE = re.compile(r"(?:ban chỉ đạo|bcđ|ban quản lý|ban điều hành|hội đồng|tổ công tác|tổ giúp việc)\s*$")
_NEVER_END = frozenset(load("verbs")["never_end"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb (or an adverb before it) at half-open offsets; ``kind`` duty, action or opener."""

    start: int
    end: int
    kind: str


def verbs_of(text: str, start: int = 0, end: int | None = None) -> list[Verb]:
    """The verbs of text[start:end] that end a name, in order."""
    stop = len(text) if end is None else end
    return [Verb(v.start + start, v.end + start, v.kind) for v in _verbs(text[start:stop])]


@lru_cache(maxsize=2048)
def _verbs(sentence: str) -> tuple[Verb, ...]:
    from kehoach.extract.nlp.matcher import matches
    from kehoach.extract.nlp.segment import segment

    if not sentence.strip():
        return ()
    spans = segment(sentence)
    starts, ends = {a for a, _ in spans}, {b for _, b in spans}
    found = matches(sentence)
    bodies = [m for m in found if m.label == "body"]
    folded = fold_keep(sentence)
    verbs: list[Verb] = []
    for match in found:
        if match.label == "body" or (match.start and sentence[match.start].isupper()):
            continue
        if any(b.start <= match.start and match.end <= b.end for b in bodies):
            continue
        aligned = match.start in starts and (match.end in ends or " " in sentence[match.start : match.end])
        if not (aligned or _follows_name(sentence, bodies, match.start)):
            continue
        if folded[match.start : match.end] in _NEVER_END:
            if not (_follows_name(sentence, bodies, match.start) or folded[: match.start].endswith("liên quan ")):
                continue
        elif _is_noun(folded, match.start, match.end) or _is_subject(sentence, match.start):
            continue
        verbs.append(Verb(match.start, match.end, match.label))
    return tuple(verbs)


def _is_subject(sentence: str, start: int) -> bool:
    """Whether the verb is part of what a department is about: "Cục Quản lý đầu tư xây dựng có trách nhiệm"."""
    words = words_of(sentence)
    at = next((at for at, word in enumerate(words) if word.start == start), 0)
    return at > 1 and grammar.names_subject(words, at)


def _follows_name(sentence: str, bodies: list[Match], start: int) -> bool:
    """Whether a known name ends right before: there the segmenter may glue name and verb."""
    return any(b.end <= start and not sentence[b.end : start].strip() for b in bodies)


def _is_noun(folded: str, start: int, end: int) -> bool:
    """Whether the phrase is part of a noun phrase here, not the sentence's verb."""
    phrase = folded[start:end]
    if phrase == "tổ chức" and (_NOUN_AFTER.match(folded, end) or _is_listed(folded, start, end)):
        return True
    before = folded[:start]
    if phrase in _BOARD_WORKS and _BOARD_BEFORE.search(before):
        return True
    if phrase in _TEAM_WORKS and _TEAM_BEFORE.search(before):
        return True
    if phrase in _SORTS and before.rstrip().endswith((",", " và")) and _NAME_AFTER.match(folded, end):
        return True
    if phrase == "chủ trì" and _JOINTLY_AFTER.match(folded, end):
        return False
    if _GENERIC_BEFORE.search(before) and re.search(r"\w", folded[end:]):
        return phrase in _SORTS or (phrase in _WEAK_SORTS and _DUTY_AFTER.match(folded, end) is not None)
    if phrase in _SERVICES and _SERVICE_BEFORE.search(before):
        return True
    if phrase == "quản lý" and _FIELD_BEFORE.search(before):
        return True
    return bool(start and not before.rstrip().endswith(",") and _BEFORE_NOUN.search(before))


def _is_listed(folded: str, start: int, end: int) -> bool:
    """Whether "tổ chức" is a noun in a list: "cơ quan, tổ chức quản lý chợ", not "…, tổ chức thực hiện"."""
    return bool(_LISTED_BEFORE.search(folded[:start])) and not _WORK_AFTER.match(folded, end)
