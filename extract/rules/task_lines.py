"""What a line of a plan is when it is no task: a closing, a head of a block, a blank form, the name of a thing.

Source: plans, decisions, directives, notices, letters of all four levels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Node

_CONTENT_HEAD = re.compile(
    r"^\W*(?:nội dung|nhiệm vụ|giải pháp|công việc)"
    r"(?: (?:thực hiện|chính|cụ thể|chủ yếu|trọng tâm|công việc|cần thực hiện|triển khai|và giải pháp))*\s*:?\s*$"
)
_GROUP_HEAD = re.compile(
    r"^\W*(?:phân công(?: trách nhiệm| nhiệm vụ| tổ chức| thực hiện| cụ thể)*|trách nhiệm(?: tổ chức)? thực hiện"
    r"|tổ chức thực hiện|(?:cơ quan|đơn vị|bộ phận)(?:, đơn vị)? thực hiện)\s*:?\s*$"
)
_BLANK_FORM = re.compile(r"[.…_]{5,}|…{2,}|[□☐]")
_BASIS = re.compile(
    r"^\W*căn cứ (?:vào )?(?:các )?(?:luật|bộ luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch|công văn"
    r"|hợp đồng|biên bản|văn bản|đơn|thông báo|hướng dẫn|tờ trình)\b"
)
_FORM_BLANKS = 8
_FORM_SHARE = 0.15
_CIRCUMSTANCE = re.compile(
    r"^\W*(?:thành phần|số lượng|quy mô|địa điểm|vị trí|đối tượng|(?:các )?thông số|tần suất)"
    r"(?: (?:tham dự|tham gia|dự|mời|học viên|thực hiện|tổ chức))*\s*:"
    r"|^\W*(?:cơ quan|đơn vị|người) (?:có thẩm quyền|trực tiếp|được ủy quyền)\b[^:.;]{0,60}:"
)
_LABELLED = re.compile(
    r"(?!\W*(?i:mục (?:đích|tiêu)|yêu cầu|hình thức|đối tượng|thời gian|địa điểm|phạm vi|kết quả|sản phẩm|nguyên nhân"
    r"|ghi chú|lưu ý|ví dụ|chủ đề|thông điệp|chỉ tiêu|tiêu chí|kinh phí|căn cứ)\b)[^:.;]{4,80}:\s+(?!Căn cứ)(?=\w)"
)
_MEASURED = re.compile(r"(?:(?:Tỷ lệ|Tỉ lệ|Mức độ)\b(?=[^:.;]*\d)|(?:Phấn đấu|\d+\s?%|Có ít nhất|Tối thiểu)\b)")
_PRAISES = re.compile(
    r"(?:Đánh giá cao|Ghi nhận|Biểu dương|Hoan nghênh|Cơ bản (?:thống nhất|đồng ý)|Thống nhất với|Đồng ý)\b"
)
_CRITERION = re.compile(
    r"^\W*(?:tiêu chí|chỉ số)(?: thành phần)?"
    r"(?: (?:còn|bị|chưa|không|mất|trừ|đạt|điểm|tối đa|thấp|giảm|cần|khắc phục))*"
    r"(?:\s+\d+(?:\.\d+)*\W|\s*:)[\s.:\d–-]*"
)
_LOST = re.compile(r"[\s,;:(–-]*\b(?:bị trừ|bị mất|mất|trừ|còn thiếu|đạt)\s+[\d,.]+(?:/[\d,.]+)?\s*điểm.*$", re.DOTALL)
_ARROW = re.compile(r"\s*(?:[=–-]+>|[→⇒➔➜⟹►])\s*(?=\w)")
_ELSEWHERE = re.compile(
    r"^\W*(?:(?:các |những |một số )?(?:nội dung|nhiệm vụ|công việc|giải pháp|hoạt động|tiến độ|lộ trình|danh mục"
    r"|chỉ tiêu|phân công|kế hoạch)\b[^.;:]{0,80}?\s)?(?:được |có |xem |đính )*"
    r"(?:chi tiết|cụ thể|nêu|như|theo|tại|kèm|xem|có)"
    r"\s(?:[^.;:]{0,30}\s)?(?:phụ lục|biểu|bảng|danh mục)\b[^.;:]{0,60}\W*$"
)
_COOP_HEAD = re.compile(r"^\W*(?:chủ trì\s*,?\s*(?:và )?)?phối hợp(?: với| cùng)?\W*$")
_ROLE_WORDS = re.compile(r"chủ trì|phối hợp|thực hiện|tham mưu|cùng|với|và|chịu trách nhiệm|[\W\d_]+")
_ANNOUNCES = re.compile(
    r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|biện pháp|yêu cầu|đề nghị"
    r"|thực hiện(?: (?:tốt|nghiêm|đồng bộ|hiệu quả|có hiệu quả|ngay|các|một số|những|việc|cụ thể|như|sau)|,)*\W*$"
)
_TOPIC = 15
_NAME = 8


def heads_content(words: str) -> bool:
    """Whether folded words only announce what is to be done: ``Nội dung thực hiện:``."""
    return bool(_CONTENT_HEAD.match(words))


def heads_group(words: str) -> bool:
    """Whether folded words only announce who does it: ``Phân công trách nhiệm:``."""
    return bool(_GROUP_HEAD.match(words))


def heads_coop(words: str) -> bool:
    """Whether folded words only say that the bodies below co-operate: ``Chủ trì, phối hợp với:``."""
    return bool(_COOP_HEAD.match(words))


def criterion_in(title: str) -> tuple[int, int] | None:
    """Where a heading names the criterion that its items mend: ``Tiêu chí bị trừ điểm: ...``, without the points."""
    found = _CRITERION.match(fold_keep(title))
    if found is None:
        return None
    lost = _LOST.search(fold_keep(title), found.end())
    end = lost.start() if lost else len(title)
    return (found.end(), end) if end > found.end() else None


def arrow(words: str) -> int | None:
    """Where the words behind the arrow at the head of a line begin: ``=> Văn phòng Sở chủ trì``."""
    found = _ARROW.match(words)
    return found.end() if found else None


def arrow_within(words: str) -> tuple[int, int] | None:
    """The arrow in the middle of a line, as a span of it."""
    found = _ARROW.search(words)
    return found.span() if found and found.start() else None


def points_elsewhere(words: str) -> bool:
    """Whether words say nothing but that an annex holds the work: ``Chi tiết tại Phụ lục kèm theo``."""
    return not starts_with_verb(words) and bool(_ELSEWHERE.match(fold_keep(words)))


def is_blank_form(words: str) -> bool:
    """Whether a line is one of a form to be filled in."""
    return bool(_BLANK_FORM.search(words))


def is_form(lines: Sequence[str]) -> bool:
    """Whether the lines of an annex are a form to be filled in: many have dots or boxes for the answer."""
    blank = sum(is_blank_form(line) for line in lines)
    return blank >= _FORM_BLANKS and blank >= _FORM_SHARE * len(lines)


def names_basis(words: str) -> bool:
    """Whether a line only names a document as its ground: ``Căn cứ Luật …;``."""
    return bool(_BASIS.match(fold_keep(words))) and not any(starts_with_verb(part) for part in words.split(", ")[1:])


def names_form(words: str) -> bool:
    """Whether a line is the title of a paper or an open label and says nothing: ``BÁO CÁO GIẢI TRÌNH``, ``Đơn vị:``."""
    return words.isupper() or (words.endswith(":") and len(words.split()) < _NAME)


def tells_circumstance(words: str) -> bool:
    """Whether folded words say where, with whom or on what scale something is done: ``Thành phần: ...``."""
    return bool(_CIRCUMSTANCE.match(words))


def says_to_do(words: str) -> bool:
    """Whether a line says to do something or to reach a measure."""
    return bool(_MEASURED.match(words)) or (starts_with_verb(words) and not praises(words))


def labelled_work(words: str) -> bool:
    """Whether a line says what to do behind the stage, place or matter it names: ``Giai đoạn 2: Tổ chức …``."""
    found = _LABELLED.match(words)
    return found is not None and words[found.end()].isupper() and starts_with_verb(words[found.end() :])


def praises(words: str) -> bool:
    """Whether a line of a notice praises, notes or agrees and asks for nothing."""
    return bool(_PRAISES.match(words)) and not re.search(r"\b(?:giao|yêu cầu|đề nghị)\b", words)


def names_things(texts: Sequence[str]) -> bool:
    """Whether lines are mere names of things rather than sentences."""
    verbs = sum(starts_with_verb(text) for text in texts)
    return sum(len(text.split()) for text in texts) / len(texts) < _NAME and verbs * 2 < len(texts)


def is_topic(words: str) -> bool:
    """Whether words are a short name of a matter, or announce with a colon, or break off."""
    return (
        (len(words.split()) <= _TOPIC and not starts_with_verb(words))
        or words.endswith(":")
        or not re.search(r"[.;]\W*$", words)
    )


def only_roles(text: str, names: Iterable[tuple[int, int]]) -> bool:
    """Whether nothing but bodies and their roles stands in a text; names are offsets of it."""
    rest = text
    for start, end in sorted(names, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    return len(_ROLE_WORDS.sub(" ", fold_keep(rest)).split()) <= 2


def lists_of_work(
    nodes: Sequence[Node], works: Callable[[Node], bool], labels: Callable[[Node], bool]
) -> frozenset[int]:
    """The starts of nodes that are work: in lists that mostly say to do something, or with a label behind them."""
    found: set[int] = set()
    run: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and labels(node):
            found.update(each.start for each in run[-1:])
        elif node is not None and node.kind in ("item", "bullet") and (not run or node.scheme == run[0].scheme):
            run.append(node)
        else:
            found.update(_mostly(run, works))
            run = [node] if node is not None and node.kind in ("item", "bullet") else []
    return frozenset(found)


def _mostly(run: Sequence[Node], works: Callable[[Node], bool]) -> list[int]:
    said = sum(works(each) for each in run)
    if said < 2 or 2 * said < len(run):
        return []
    return [each.start for each in run]


def announces_work(words: str) -> bool:
    """Whether a folded line with a colon announces what is to be done."""
    return bool(_ANNOUNCES.search(words))
