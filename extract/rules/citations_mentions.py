"""Every place where a text names a document: number or law title, kind, date, issuer and title.

Forms (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6): ``Quyết định số 264/QĐ-UBND ngày 22/01/2024 của UBND tỉnh
về ...`` and what clerks make of it: no ``số``, the date after the issuer, lists that share a date or issuer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from kehoach.extract.rules.bodies_split import names_body
from kehoach.extract.rules.citations_laws import Law, laws_in
from kehoach.extract.rules.citations_symbols import Symbol, fold_lines, kind_of_name, symbols_in, type_words
from kehoach.extract.rules.header_names import written_form
from kehoach.models.language.dates import find_dates

_SHORT_WORDS = re.compile(
    r"(?<![\w/\-])(NQLT|NQ|QĐ|KH|CT|CTr|TB|BC|CV|VB|CĐ|KL|HD|NĐ|TTLT|TT|TTr)\s*(?:[Ss]ố\s*)?:?\s*$"
)
_NUMBER_WORD = re.compile(r"(?<!\w)s[ốo](?:\s+hiệu)?\s*[:.]?\s*$")
_FORM_WORD = re.compile(
    r"(?:mẫu|biểu|phụ lục|bảng|hồ sơ|lô|thửa|tờ bản đồ|đường|nhà|ngõ|quốc lộ|tài khoản|quy chuẩn"
    r"|tiêu chuẩn)(?:\s+(?:biểu|mẫu|số|kèm theo)){0,2}\s*:?\s*$"
)
_BEFORE_DATE = re.compile(
    r"[\s,]*\(?\s*(?:(?:được\s+)?(?:ký|ban hành)\s+)?(?=ngày|tháng\s+\d|năm\s+\d{4}|\d{1,2}\s*[/.]\s*\d)",
    re.IGNORECASE,
)
_LAW_NUMBER = re.compile(r",?\s*(?:năm \d{4}\s*)?\(?(?:luật\s+)?(?:số)?:?\s*")
_BARE_YEAR = re.compile(r"\s((?:19|20)\d\d)(?![\d/])")
_ODD_DATE = re.compile(r"ngày[\d\s/.\-…]*(?:(?:tháng|năm)[\d\s/.\-…]*)*", re.IGNORECASE)
_OF = re.compile(r"[\s,)]*của\s+", re.IGNORECASE)
_VERBS = (
    r"về(?:\s+việc)?|v/v|ban hành|phê duyệt|quy định|sửa đổi|bổ sung|hướng dẫn|công bố|triển khai"
    r"|thực hiện|tăng cường|kết luận|thông báo|đẩy mạnh"
    r"|quyết định|thay thế|bãi bỏ|thành lập|kiện toàn|điều chỉnh|phát động|xây dựng|tiếp tục"
    r"|cải thiện|nâng cao|khắc phục|duy trì|chấn chỉnh"
    r"|giao|cụ thể hóa|hợp nhất|phát triển|lãnh đạo|tập trung|chủ động|tổ chức thực hiện|đề nghị"
    r"|báo cáo|cho ý kiến|xác định|công nhận|quán triệt|đổi mới"
)
_IN_NAMES = r"xây dựng|phát triển|tổ chức|giao|kế hoạch|thông báo|thông tư"
_TITLE = re.compile(rf"[\s,)]*(?=(?:{_VERBS})(?!\w)|[“\"])", re.IGNORECASE)
_ISSUER_END = re.compile(
    rf"[;.()\n\t“\"\[\]:]|\s(?:{_VERBS})(?!\w)|\s(?:ngày|và các|và những|được|tại|nhằm|để|là|trên"
    rf"|đối với|theo|có|nêu|sau đây|kèm|đã|cho|như|tiến hành|yêu cầu|khoảng|trong|từ|đến|bằng|thì"
    rf"|do|phải|chưa|không|còn|với)(?!\w)"
    rf"|(?:,|\s+và)\s+(?:các\s+)?(?:{{words}}|luật|ủy ban|ubnd|hđnd|hội đồng|số\s|sở|tỉnh ủy"
    rf"|thành ủy|thủ tướng|chính phủ|bộ trưởng|địa phương)(?!\w)|,"
)
_TITLE_END = re.compile(r"[;\n\t]|\s(?:cho )?phù hợp với\s|\.(?=\s|/|$)|,\s+(?={words}\s+số)")
_JOINT = re.compile(r"[\s,;]*(?:và)?\s*(?:các\s+)?(?:{words})?\s*(?:số)?\s*:?\s*")
_NUMBERED = re.compile(r"\d+\s*[/-]\s*[^\W\d]|\bluật\s")
_COMMA = re.compile(r",\s+(?=\w)")
_ISSUES = re.compile(
    r"(?!(?:sở|bộ|phòng) xây dựng (?:,|và))(?:(?!\stại\s)[^;\n])+?\s(?:ban hành|xây dựng|lập|đề ra|triển khai|thông báo"
    r"|báo cáo|yêu cầu|đề nghị|hướng dẫn|quyết định)\s(?!,|và\s)\w"
)
_PAIR = re.compile(r"\s*(?:,|và)\s*(?:số)?\s*")


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """One mention of a document: half-open offsets from the type word to the number or date.

    ``symbol`` is the number in its right form or a law's title, ``issued`` ISO as far as printed, ``title``
    the span of what the document is about, ``named`` the span of the number or law title alone, ``law`` a
    law's title.
    """

    start: int
    end: int
    symbol: str
    kind: str
    issued: str | None = None
    issuer: str | None = None
    title: tuple[int, int] | None = None
    named: tuple[int, int] = (0, 0)
    law: str | None = None


def citations_in(text: str) -> list[CitationMatch]:
    """The documents a text names, in order: numbered ones, and laws by title.

    Left out: laws named in another document's title, forms (``Mẫu số``), standards, and numbers without a
    document's code.
    """
    folded = fold_lines(text)
    laws = laws_in(text)
    found = [match for symbol in symbols_in(text) if (match := _numbered(text, folded, symbol))]
    found = _shared(folded, found)
    found = [_with_law(folded, match, laws) for match in found]
    taken = sorted(span for match in found for span in (match.title, (match.start, match.end)) if span)
    ends = list(accumulate((end for _, end in taken), max))
    for law in laws:
        before = bisect_right(taken, law.start, key=lambda span: span[0]) - 1
        if not law.in_title and not (before >= 0 and law.start < ends[before]):
            found.append(_titled(folded, law))
    return sorted(found, key=lambda match: match.start)


def _numbered(text: str, folded: str, symbol: Symbol) -> CitationMatch | None:
    head = folded[max(0, symbol.start - 80) : symbol.start]
    if _FORM_WORD.search(head):
        return None
    start, kind = _type_word(text, head, symbol.start)
    if kind is None and not _stands_alone(folded, symbol, start < symbol.start):
        return None
    if kind == "scheme" and not symbol.sure:
        return None
    tail = _Tail.read(text, folded, symbol.end)
    kind = kind or symbol.kind or _distant_kind(head) or "letter"
    return CitationMatch(
        start, tail.end, symbol.symbol, kind, tail.issued, tail.issuer, tail.title, (symbol.start, symbol.end)
    )


def _type_word(text: str, head: str, start: int) -> tuple[int, str | None]:
    """Where a mention begins and the kind its type word names: (number's start, None) without one."""
    base = start - len(head)
    named = _patterns()[0].search(head)
    if named:
        return base + named.start(), kind_of_name()[re.sub(r"\s+", " ", named[1])]
    short = _SHORT_WORDS.search(text, base, start) if base < start else None
    if short:
        return short.start(), kind_of_name().get(short[1])
    word = _NUMBER_WORD.search(head)
    return (base + word.start() if word else start), None


def _distant_kind(head: str) -> str | None:
    """The kind of a type word a few words off (``Báo cáo thẩm định số 18/BCTĐ-STP``)."""
    named = _patterns()[4].search(head)
    return kind_of_name()[re.sub(r"\s+", " ", named[1])] if named else None


def _stands_alone(folded: str, symbol: Symbol, after_word: bool) -> bool:
    """Whether a number without a type word before it is a document's."""
    if symbol.sure:
        return True
    several = bool(re.search(r"-", symbol.symbol)) or symbol.symbol.count("/") > 1
    if after_word:
        return several or len(symbol.code) > 1
    return several and bool(re.match(r",?\s+ngày\s+\d", folded[symbol.end : symbol.end + 12]))


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a number: date, issuer, title."""

    end: int
    issued: str | None
    issuer: str | None
    title: tuple[int, int] | None

    @classmethod
    def read(cls, text: str, folded: str, position: int) -> _Tail:
        end, issued = _date(folded, position)
        rest, issuer = _issuer(text, folded, end)
        if issued is None and issuer:
            late, issued = _date(folded, rest)
            rest = max(rest, late)
            end = late if issued else end
        return cls(end, issued, issuer, _title(text, folded, rest))


def _date(folded: str, position: int) -> tuple[int, str | None]:
    """The end and ISO form of the date that follows at once; an impossible one is passed over."""
    lead = _BEFORE_DATE.match(folded, position, position + 30)
    if not lead:
        return position, None
    dates = find_dates(folded[lead.end() : lead.end() + 45].replace("\n", " "))
    if dates and dates[0].start == 0:
        return lead.end() + dates[0].end, dates[0].iso
    odd = _ODD_DATE.match(folded, lead.end())
    return (lead.end() + len(odd.group().rstrip()) if odd else position), None


def _issuer(text: str, folded: str, position: int) -> tuple[int, str | None]:
    of = _OF.match(folded, position, position + 12)
    if not of:
        return position, None
    end = _issuer_end(text, folded, of.end())
    name = re.sub(r"\s+", " ", text[of.end() : end]).strip(" ,")
    if name.isupper() and len(name) > 5:
        name = written_form(name, text)
    return (end, name) if name else (position, None)


def _issuer_end(text: str, folded: str, start: int) -> int:
    """Where an issuer's name ends; a verb with a capital inside a name (``Bộ Xây dựng``) does not end it."""
    limit = min(len(folded), start + 160)
    goes_on = re.compile(r"ban chỉ đạo|tổ ").match(folded, start)
    for stop in _patterns()[1].finditer(folded, start, limit):
        if stop.group() == "," and (
            goes_on
            or (
                re.match(r"\s+[^\W\d_]", text[stop.end() : stop.end() + 3])
                and text[stop.end() :].lstrip()[:1].isupper()
            )
        ):
            continue
        first = text[stop.start() : stop.end()].strip()[:1]
        part = re.match(rf"(?:{_IN_NAMES})(?!\w)", stop.group().strip())
        if not (part and first.isupper() and text[start : stop.start()].rstrip() not in ("", ",")):
            return stop.start()
    return limit


def _title(text: str, folded: str, position: int) -> tuple[int, int] | None:
    lead = _TITLE.match(folded, position)
    if not lead:
        return None
    stop = _patterns()[2].search(folded, lead.end())
    end = min(stop.start() if stop else len(folded), lead.end() + 500)
    end = min(_next_document(folded, lead.end(), end), _issuing_clause(text, folded, lead.end(), end))
    return (lead.end(), end) if end > lead.end() else None


def _next_document(folded: str, start: int, end: int) -> int:
    """Where "và Quyết định số 5/…" goes on with another document; a title that names one itself goes on."""
    for joint in _patterns()[5].finditer(folded, start, end):
        return end if _NUMBERED.search(folded, start, joint.start()) else joint.start()
    return end


def _issuing_clause(text: str, folded: str, start: int, end: int) -> int:
    """Where ", Sở Nội vụ ban hành kế hoạch" begins: the clause of the document that cites."""
    for comma in _COMMA.finditer(folded, start, end):
        at = comma.end()
        if text[at].isupper() and names_body(text, at) and _ISSUES.match(folded, at, min(end, at + 120)):
            return comma.start()
    return end


def _shared(folded: str, found: list[CitationMatch]) -> list[CitationMatch]:
    """Dates and issuers printed once for a list (``số 8/CĐ-UBND và số 9/CĐ-UBND ngày 19/11/2025``)."""
    done = list(found)
    for place in range(len(done) - 2, -1, -1):
        this, following = done[place], done[place + 1]
        between = folded[this.end : following.named[0]]
        if this.title or not _patterns()[3].fullmatch(between):
            continue
        issued = this.issued
        if issued is None and this.end == this.named[1] and _PAIR.fullmatch(between) and _same_year(this, following):
            issued = following.issued
        kin = _code(this) == _code(following)
        done[place] = replace(this, issued=issued, issuer=this.issuer or (following.issuer if kin else None))
    return done


def _code(match: CitationMatch) -> str:
    return re.sub(r"^\w+[/-](?:\d{4}/)?", "", match.symbol)


def _same_year(this: CitationMatch, following: CitationMatch) -> bool:
    """Whether the year inside a number allows the date of its neighbour."""
    year = re.search(r"/((?:19|20)\d\d)/", this.symbol)
    return not year or (following.issued or "").startswith(year[1])


def _with_law(folded: str, match: CitationMatch, laws: list[Law]) -> CitationMatch:
    """A number that follows a law's title (``Luật Bảo vệ môi trường số 72/2020/QH14``) with that title."""
    at = bisect_right(laws, match.named[0], key=lambda law: law.end) - 1
    if at >= 0 and _LAW_NUMBER.fullmatch(folded, laws[at].end, match.named[0]):
        law = laws[at]
        return replace(match, start=law.start, kind=law.kind, law=law.title)
    return match


def _titled(folded: str, law: Law) -> CitationMatch:
    end, issued = _date(folded, law.end)
    bare = _BARE_YEAR.match(folded, law.end) if issued is None else None
    if bare:
        end, issued = bare.end(), bare[1]
    return CitationMatch(law.start, end, law.title, law.kind, issued, named=(law.start, law.end), law=law.title)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Type word before a number; end of an issuer; end of a title; what joins the numbers of a list."""
    words = type_words()
    before = re.compile(
        rf"(?<!\w)({words})(?:\s+(?:liên tịch|khẩn|hỏa tốc|mật"
        rf"|cá biệt))?(?:\s*:)?\s*(?:s[ốo](?:\s+hiệu)?\s*[:.]?)?\s*$"
    )
    others = (re.compile(form.pattern.replace("{words}", f"(?:{words})")) for form in (_ISSUER_END, _TITLE_END, _JOINT))
    distant = re.compile(rf"(?<!\w)({words})(?:\s+[^\W\d_]+){{1,3}}\s+số\s*:?\s*$")
    joined = re.compile(
        rf"\s(?:và|cùng với|cùng)\s+(?:các\s+)?(?={words}\s+số\s*:?\s*\d)".replace(words, f"(?:{words})")
    )
    return before, *others, distant, joined
