"""Drafts drawn from the vocabulary: bodies of a level, what mends a criterion, times as a clerk writes them."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from draft_papers import loss, numbered, passage
from hypothesis import strategies as st

from kehoach.generate.draft.context import TITLES
from kehoach.generate.draft.organising import shared_out
from kehoach.generate.draft.successors import map_body
from kehoach.generate.draft.tasks import FIELDS
from kehoach.models.draft import Draft, DraftHead, DraftTask, Loss, Origin, Passage
from kehoach.models.findings import Message
from kehoach.models.vocabulary import load

ORIGIN = Origin(fate="carried", reason=Message(vi="Giữ lại.", en="Kept."))


class Unit(NamedTuple):
    """A unit that issues plans, with what the head of its plan prints."""

    level: Any
    kind: str
    name: str
    province: str

    @property
    def full(self) -> str:
        return f"{self.kind} {self.name}"


UNITS = (
    Unit("commune", "xã", "Tân Phước", "tỉnh Bình Lâm"),
    Unit("commune", "phường", "Đông Hải", "thành phố Nam Giang"),
    Unit("commune", "đặc khu", "Hòn Ngọc", "tỉnh Bình Lâm"),
    Unit("province", "tỉnh", "Bình Lâm", "tỉnh Bình Lâm"),
)
OWN_WORKS = (
    (
        "procedures",
        "Niêm yết, công khai đầy đủ thủ tục hành chính tại nơi tiếp nhận hồ sơ",
        "Bảng niêm yết, danh mục thủ tục hành chính",
    ),
    ("procedures", "Trả kết quả đúng hẹn; xin lỗi bằng văn bản khi hồ sơ bị trễ hạn", "Phiếu xin lỗi; bảng theo dõi"),
    ("digital", "Số hóa 100% hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực", "Hồ sơ được số hóa"),
    ("digital", "Ký số văn bản đi trên hệ thống quản lý văn bản và điều hành (trừ văn bản mật)", "Văn bản được ký số"),
    ("steering", "Tổ chức giao ban chuyên đề về cải cách hành chính, mỗi quý ít nhất 01 lần", "Thông báo kết luận"),
    ("steering", "Đăng tối thiểu 02 tin, bài mỗi tháng trên Trang thông tin điện tử", "Tin, bài đã đăng"),
    (
        "institutions",
        "Rà soát, hệ thống hóa văn bản quy phạm pháp luật do địa phương ban hành",
        "Danh mục văn bản; báo cáo rà soát",
    ),
    (
        "organisation",
        "Kiện toàn chức danh lãnh đạo, bố trí đủ số lượng cấp phó theo quy định",
        "Quyết định của Chủ tịch",
    ),
    ("civil_service", "Cử cán bộ, công chức dự các lớp bồi dưỡng về kỹ năng số", "Danh sách cử đi học"),
    ("civil_service", "Chấn chỉnh tác phong, giờ giấc làm việc của cán bộ, công chức", "Văn bản chỉ đạo"),
    (
        "public_finance",
        "Công khai dự toán, quyết toán ngân sách trên trang thông tin điện tử",
        "Số liệu được công khai",
    ),
    ("satisfaction", "Khảo sát sự hài lòng của người dân, tổ chức sau khi trả kết quả", "Báo cáo kết quả khảo sát"),
    ("impact", "Đối thoại với người dân, doanh nghiệp để tháo gỡ khó khăn, vướng mắc", "Biên bản, thông báo kết luận"),
)
TIMES = (
    "Quý {quarter}/{year}", "Quý {quarter} năm {year}", "Trong quý {quarter}/{year}", "Tháng {month}/{year}",
    "Tháng {month} năm {year}", "Trong tháng {month}/{year}", "Trước ngày {day:02}/{month}/{year}",
    "Trước ngày {day:02}/{month:02}/{year}", "Chậm nhất ngày {day:02}/{month}/{year}",
    "Ngày {day:02} tháng {month:02} năm {year}", "Trong năm {year}",
    "Năm {year}", "Cả năm {year}", "Thường xuyên", "Thường xuyên trong năm {year}", "Thường xuyên, trong năm {year}",
    "Hằng tháng", "Hằng quý", "Hằng năm", "Hàng tuần", "Định kỳ hằng quý", "06 tháng đầu năm {year}",
    "6 tháng cuối năm {year}", "Từ tháng {month} đến tháng 12/{year}", "Trước ngày {day:02} hằng tháng",
    "Ngày {day:02} của tháng cuối quý", "Trước ngày {day:02} tháng cuối quý", "Đến ngày {day:02}/{month}/{year}",
    "Quý I - Quý {quarter}/{year}", "Cuối năm {year}", "Đầu năm {year}",
    "Theo tiến độ được duyệt", "Ngay sau khi có hướng dẫn của cấp trên", "Khi có yêu cầu", "Giữa năm {year}",
    "Trước {day:02}/{month}/{year}",
)  # fmt: skip
AIMS = (
    "Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ {share}% trở lên",
    "Tối thiểu {share}% hồ sơ được nộp trực tuyến toàn trình",
    "Ít nhất {share}% người dân, doanh nghiệp hài lòng về việc giải quyết thủ tục hành chính",
    "Trên {share}% văn bản đi được ký số",
    "{share}% kết quả giải quyết thủ tục hành chính được số hóa",
    "Phấn đấu {share}% cán bộ, công chức được bồi dưỡng về kỹ năng số",
    "Số hồ sơ trễ hạn dưới {share}%",
)
DUTIES = (
    "Theo dõi, đôn đốc việc thực hiện Kế hoạch, tổng hợp báo cáo Ủy ban nhân dân định kỳ hằng quý",
    "Bố trí kinh phí thực hiện Kế hoạch",
    "Tuyên truyền kết quả cải cách hành chính trên hệ thống truyền thanh",
    "Chịu trách nhiệm về kết quả các tiêu chí thuộc lĩnh vực phụ trách",
)
SHARES = (("steering", 16.0), ("institutions", 8.5), ("procedures", 20.0), ("organisation", 7.0),
          ("civil_service", 14.0), ("public_finance", 9.5), ("digital", 25.0))  # fmt: skip
PARTS = {
    "steering": ("Kế hoạch cải cách hành chính", "Tuyên truyền cải cách hành chính", "Kiểm tra cải cách hành chính"),
    "institutions": ("Theo dõi thi hành pháp luật", "Xử lý văn bản sau rà soát"),
    "procedures": ("Hồ sơ giải quyết đúng hạn", "Công khai thủ tục hành chính", "Xử lý phản ánh, kiến nghị"),
    "organisation": ("Thực hiện quy chế làm việc",),
    "civil_service": ("Chấp hành kỷ luật, kỷ cương", "Đào tạo, bồi dưỡng cán bộ, công chức"),
    "public_finance": ("Giải ngân vốn đầu tư công", "Công khai tài chính, ngân sách"),
    "digital": ("Hồ sơ trực tuyến toàn trình", "Số hóa hồ sơ", "Thanh toán trực tuyến"),
}


@cache
def bodies(unit: Unit) -> tuple[str, ...]:
    """The full names of the bodies that a unit of two-tier government has, as a clerk writes them."""
    found: set[str] = set()
    for body in load("bodies")["body"]:
        name = body["names"][0]
        if unit.level not in body["levels"] or ("UBND" in name and not name.endswith(("UBND", unit.kind))):
            continue
        if map_body(name, level=unit.level, unit_old=unit.full, unit_new=unit.full, role="do").status != "kept":
            continue
        of_officials = " - " in name and not name.startswith("Phòng ") and unit.level == "commune"
        found.add(f"Công chức {name}" if of_officials else name[0].upper() + name[1:])
    return tuple(sorted(found))


def works() -> tuple[tuple[str, str, str], ...]:
    """What may be to be done: its field, the words, what it yields."""
    return (*OWN_WORKS, *((entry["field"], entry["text"], entry["output"]) for entry in load("remedies")["remedy"]))


@st.composite
def times(draw: st.DrawFn, year: int) -> str:
    """One deadline."""
    form = draw(st.sampled_from(TIMES))
    return form.format(
        year=year,
        quarter=draw(st.sampled_from(["II", "III", "IV"])),
        month=draw(st.integers(3, 11)),
        day=draw(st.integers(1, 28)),
    )


@st.composite
def results(draw: st.DrawFn) -> list[Loss]:
    """The fields' rows, or the fields' with some of their criteria, or none; a field has what its parts have."""
    shape = draw(st.sampled_from(["none", "fields", "criteria"]))
    appraised = draw(st.booleans())
    found: list[Loss] = []
    for number, (field, most) in enumerate(SHARES if shape != "none" else (), 1):
        parts: list[Loss] = []
        for below, part in enumerate(draw(st.lists(st.sampled_from(PARTS[field]), unique=True)), 1):
            if shape == "criteria":
                share = round(most / (len(PARTS[field]) + 1) * 4) / 4
                figures = draw(figures_of(share, share / 2, appraised=appraised))
                parts.append(loss(part, share, *figures, field, f"{number}.{below}", top=False))
        rest = most - sum(part.max or 0 for part in parts)
        own, given = draw(figures_of(rest, 2, appraised=appraised))
        own += sum(part.self_ or 0 for part in parts)
        given = None if given is None else given + sum(part.appraised or 0 for part in parts)
        found += [loss(TITLES[field], most, own, given, field, str(number)), *parts]
    return found


@st.composite
def figures_of(draw: st.DrawFn, most: float, worst: float, *, appraised: bool) -> tuple[float, float | None]:
    """The unit's own points, and what was left of them by those who appraise, in quarters."""
    own = most - draw(st.integers(0, int(worst * 2))) / 4
    return own, own - draw(st.integers(0, int(worst * 2))) / 4 if appraised else None


@st.composite
def tasks(draw: st.DrawFn, unit: Unit, year: int, rows: list[Loss]) -> list[DraftTask]:
    """One to forty tasks, each of other words."""
    count = draw(st.sampled_from([1, 2, 5, 12, 40]))
    chosen = draw(st.permutations(works()))[:count]
    names = bodies(unit)
    found: list[DraftTask] = []
    for field, text, output in chosen:
        lead = draw(st.sampled_from(names))
        coop = draw(
            st.lists(st.sampled_from(names).filter(lambda name, own=lead: name != own), max_size=3, unique=True)
        )
        lost = [row.criterion for row in rows if row.field == field and row.lost]
        remedy = bool(lost) and draw(st.booleans())
        criterion = draw(st.sampled_from(lost)) if lost and remedy else None
        found.append(
            DraftTask(
                id="",
                text=text,
                field=field,  # pyright: ignore[reportArgumentType]
                intent="remedy" if remedy else "maintain",
                criterion=criterion,
                lead=[lead],
                coop=coop or ["Các cơ quan, đơn vị có liên quan"],
                output=output,
                deadlines=draw(st.lists(times(year), min_size=1, max_size=2, unique=True)),
                origin=ORIGIN,
            )
        )
    return found


@st.composite
def passages(draw: st.DrawFn, unit: Unit, made: list[DraftTask]) -> list[Passage]:
    """Grounds, purpose, aims with their figures, duties of bodies with what they lead."""
    aims = draw(st.lists(st.sampled_from(AIMS), max_size=5, unique=True))
    given = draw(st.lists(st.tuples(st.sampled_from(bodies(unit)), st.sampled_from(DUTIES)), max_size=4, unique=True))
    return [
        passage("basis", "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ"),
        passage("purpose", "Nâng cao chất lượng phục vụ người dân, doanh nghiệp"),
        *(passage("target", aim.format(share=draw(st.integers(20, 99)))) for aim in aims),
        *shared_out([passage("duty", text, body) for body, text in given], made),
    ]


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft of next year's plan of a commune, a ward, a special zone or a province."""
    unit = draw(st.sampled_from(UNITS))
    year = draw(st.integers(2025, 2029))
    rows = draw(results())
    made = draw(tasks(unit, year, rows))
    made.sort(key=lambda one: (FIELDS.index(one.field), one.intent != "remedy"))
    made = numbered(made)
    head = DraftHead(
        unit=unit.full,
        unit_kind=unit.kind,
        issuer=f"Ủy ban nhân dân {unit.full}",
        level=unit.level,
        place=unit.name,
        year=year,
        title=f"Cải cách hành chính năm {year} của {unit.full}",
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title=draw(st.sampled_from(["CHỦ TỊCH", "PHÓ CHỦ TỊCH"])),
        recipients=list(dict.fromkeys([f"UBND {unit.province}", *(one.lead[0] for one in made), "Lưu: VT"])),
    )
    reached = [row.reached for row in rows if row.top and row.reached is not None]
    return Draft(
        template="ke-hoach-chi-so" if rows else draw(st.sampled_from(["ke-hoach-nam", "quyet-dinh-kem-ke-hoach"])),
        plan_year=year,
        base_year=year - 1,
        source="cu.docx",
        head=head,
        passages=draw(passages(unit, made)),
        results=rows,
        goal=min(100.0, round(sum(reached)) + 1.5) if rows else None,
        goal_of=100.0 if rows else None,
        tasks=made,
    )
