"""Drafts written for the tests: a commune, a ward, a province, a plan without results, a long one."""

from __future__ import annotations

from typing import Any

from kehoach.models.draft import Draft, DraftHead, DraftTask, Loss, Origin, Passage
from kehoach.models.findings import Message

ORIGIN = Origin(fate="carried", reason=Message(vi="Giữ lại.", en="Kept."))


def passage(slot: Any, text: str, body: str | None = None) -> Passage:
    return Passage(slot=slot, text=text, body=body, origin=ORIGIN)


def task(
    field: Any, intent: Any, text: str, lead: str, coop: str, output: str, deadline: str, criterion: str = ""
) -> DraftTask:
    return DraftTask(
        id="",
        text=text,
        field=field,
        intent=intent,
        criterion=criterion or None,
        lead=lead.split("; "),
        coop=coop.split("; ") if coop else [],
        output=output,
        deadlines=deadline.split("; "),
        origin=ORIGIN,
    )


def loss(
    criterion: str,
    most: float,
    own: float | None,
    given: float | None,
    field: Any = None,
    code: str | None = None,
    top: bool = True,
) -> Loss:
    reached = given if given is not None else own
    return Loss.model_validate(
        {
            "criterion": criterion,
            "code": code,
            "field": field,
            "max": most,
            "self": own,
            "appraised": given,
            "reached": reached,
            "by": "appraised" if given is not None else "self",
            "lost": None if reached is None else round(most - reached, 4),
            "top": top,
        }
    )


def numbered(tasks: list[DraftTask]) -> list[DraftTask]:
    return [one.model_copy(update={"id": f"n{at}"}) for at, one in enumerate(tasks, 1)]


def commune() -> Draft:
    """A commune of 2026, two levels of government, scores of seven fields with the criteria that lost points."""
    return Draft(
        template="ke-hoach-chi-so",
        plan_year=2026,
        base_year=2025,
        source="cu.docx",
        head=DraftHead(
            unit="xã Tân Phước",
            unit_kind="xã",
            issuer="Ủy ban nhân dân xã Tân Phước",
            level="commune",
            place="Tân Phước",
            year=2026,
            title="Nâng cao Chỉ số cải cách hành chính xã Tân Phước năm 2026",
            authority="TM. ỦY BAN NHÂN DÂN",
            signer_title="CHỦ TỊCH",
            recipients=[
                "UBND tỉnh Bình Lâm",
                "Sở Nội vụ",
                "Thường trực Đảng ủy, HĐND xã",
                "Chủ tịch, các Phó Chủ tịch UBND xã",
                "Văn phòng HĐND và UBND xã",
                "Phòng Văn hóa - Xã hội",
                "Phòng Kinh tế",
                "Trung tâm Phục vụ hành chính công",
                "Công an xã",
                "Trưởng các thôn",
                "Lưu: VT, VHXH",
            ],
        ),
        passages=[
            passage("basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"),
            passage(
                "basis",
                (
                    "Căn cứ Quyết định số 3307/QĐ-UBND ngày 24 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh "
                    "Bình Lâm ban hành Kế hoạch cải cách hành chính năm 2026"
                ),
            ),
            passage(
                "purpose", "Khắc phục các nội dung bị mất điểm của năm 2025, giữ vững những nội dung đã đạt điểm tối đa"
            ),
            passage("purpose", "Nâng cao trách nhiệm của cán bộ, công chức trong phục vụ người dân, doanh nghiệp"),
            passage("requirement", "Phân công rõ người, rõ việc, rõ thời gian, rõ sản phẩm"),
            passage("target", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt từ 98% trở lên"),
            passage(
                "duty",
                "Theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch, báo cáo Ủy ban nhân dân xã định kỳ hằng quý",
                "Phòng Văn hóa - Xã hội",
            ),
            passage("duty", "Chủ trì thực hiện các nhiệm vụ số 1, 2 và 5 tại Phụ lục", "Phòng Văn hóa - Xã hội"),
            passage(
                "duty", "Chủ trì thực hiện các nhiệm vụ số 3 và 4 tại Phụ lục", "Trung tâm Phục vụ hành chính công"
            ),
            passage("duty", "Bố trí kinh phí thực hiện Kế hoạch", "Phòng Kinh tế"),
            passage(
                "reporting",
                "Các bộ phận gửi báo cáo kết quả thực hiện về Phòng Văn hóa - Xã hội trước ngày 15 của tháng cuối quý",
            ),
        ],
        results=[
            loss("Công tác chỉ đạo, điều hành cải cách hành chính", 16, 15.5, 14.25, "steering", "1"),
            loss("Tuyên truyền cải cách hành chính", 3, 3, 2.25, "steering", "1.2", top=False),
            loss("Cải cách thể chế", 8, 8, 8, "institutions", "2"),
            loss("Cải cách thủ tục hành chính", 20, 19.25, 17.5, "procedures", "3"),
            loss("Hồ sơ giải quyết đúng hạn", 5, 4.75, 3, "procedures", "3.3", top=False),
            loss("Cải cách chế độ công vụ", 16, 16, 16, "civil_service", "4"),
            loss("Xây dựng, phát triển chính quyền số", 40, 36, 33.5, "digital", "5"),
        ],
        goal=93.5,
        goal_of=100,
        tasks=numbered(
            [
                task(
                    "steering",
                    "remedy",
                    "Đăng ít nhất 02 tin, bài mỗi tháng về cải cách hành chính trên Trang thông tin điện tử của xã",
                    "Phòng Văn hóa - Xã hội",
                    "Văn phòng HĐND và UBND xã; Trưởng các thôn",
                    "Tin, bài đã đăng",
                    "Hằng tháng",
                    "Tuyên truyền cải cách hành chính",
                ),
                task(
                    "steering",
                    "maintain",
                    "Tổ chức họp giao ban cải cách hành chính",
                    "Phòng Văn hóa - Xã hội",
                    "Các bộ phận chuyên môn",
                    "Thông báo kết luận",
                    "Hằng quý",
                ),
                task(
                    "procedures",
                    "remedy",
                    "Giải quyết hồ sơ đúng hạn, nhắc việc trước hạn 01 ngày đối với từng công chức",
                    "Trung tâm Phục vụ hành chính công",
                    "Phòng Kinh tế; Công an xã",
                    "Bảng theo dõi hồ sơ",
                    "Thường xuyên trong năm 2026",
                    "Hồ sơ giải quyết đúng hạn",
                ),
                task(
                    "procedures",
                    "maintain",
                    "Niêm yết, công khai thủ tục hành chính theo quy định",
                    "Trung tâm Phục vụ hành chính công",
                    "Phòng Văn hóa - Xã hội",
                    "Bảng niêm yết",
                    "Quý I/2026",
                ),
                task(
                    "digital",
                    "remedy",
                    "Nâng tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt ít nhất 80%",
                    "Phòng Văn hóa - Xã hội",
                    "Tổ công nghệ số cộng đồng",
                    "Báo cáo kết quả",
                    "Trước ngày 30/11/2026",
                    "Xây dựng, phát triển chính quyền số",
                ),
            ]
        ),
    )


def ward() -> Draft:
    """A ward's yearly plan by fields under a decision, no results; it has a number and a signer, a deputy signs."""
    return Draft(
        template="quyet-dinh-kem-ke-hoach",
        plan_year=2026,
        base_year=2025,
        source="cu.pdf",
        head=DraftHead(
            unit="phường An Bình",
            unit_kind="phường",
            issuer="Ủy ban nhân dân phường An Bình",
            level="commune",
            place="An Bình",
            number="7",
            issued="2026-01-09",
            year=2026,
            title="Ban hành Kế hoạch cải cách hành chính năm 2026 của phường An Bình",
            authority="TM. ỦY BAN NHÂN DÂN",
            signer_title="Phó Chủ tịch",
            signer="Lương Thị Hoài Thu",
            recipients=[
                "UBND tỉnh Đông Châu",
                "Sở Nội vụ",
                "Đảng ủy, HĐND phường",
                "Chủ tịch, các Phó Chủ tịch UBND phường",
                "Văn phòng HĐND và UBND",
                "Phòng Kinh tế, Hạ tầng và Đô thị",
                "Phòng Văn hóa - Xã hội",
                "Trung tâm Phục vụ hành chính công",
                "Các khu phố",
                "Lưu: VT",
            ],
        ),
        passages=[
            passage("basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
            passage(
                "basis",
                (
                    "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện "
                    "thủ tục hành chính theo cơ chế một cửa, một cửa liên thông."
                ),
            ),
            passage("purpose", "Xây dựng chính quyền phường gần dân, vận hành thông suốt."),
            passage("target", "100% thủ tục hành chính được công khai; mức độ hài lòng đạt trên 95%"),
            passage("duty", "Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch", "Văn phòng HĐND và UBND"),
            passage(
                "duty",
                (
                    "Giám sát việc thực hiện Kế hoạch; tuyên truyền, vận động đoàn viên, hội viên sử dụng "
                    "dịch vụ công trực tuyến"
                ),
                "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
            ),
        ],
        tasks=numbered(
            [
                task(
                    "steering",
                    "maintain",
                    "Xây dựng bảng phân công theo dõi từng tiêu chí. Gửi bảng đến các phòng trong 02 ngày làm việc",
                    "Văn phòng HĐND và UBND",
                    "Phòng Văn hóa - Xã hội",
                    "Bảng phân công",
                    "Trước ngày 30/01/2026",
                ),
                task(
                    "institutions",
                    "maintain",
                    "Rà soát văn bản do các phường cũ ban hành; đề xuất bãi bỏ văn bản không còn phù hợp",
                    "Văn phòng HĐND và UBND",
                    "Các phòng chuyên môn",
                    "Danh mục văn bản",
                    "Quý II/2026",
                ),
                task(
                    "procedures",
                    "maintain",
                    (
                        "Tái cấu trúc quy trình giải quyết hồ sơ đất đai & xây dựng, cắt giảm ít nhất 30% "
                        "thời gian (hồ sơ < 15 ngày)"
                    ),
                    "Phòng Kinh tế, Hạ tầng và Đô thị",
                    "Trung tâm Phục vụ hành chính công",
                    "Quyết định phê duyệt quy trình nội bộ",
                    "Hoàn thành trước ngày 30/6/2026",
                ),
                task(
                    "digital",
                    "maintain",
                    "Vận hành trợ lý ảo giải đáp thủ tục",
                    "Trung tâm Phục vụ hành chính công",
                    "Phòng Văn hóa - Xã hội; Các khu phố",
                    "Trợ lý ảo; Báo cáo vận hành",
                    "Quý II/2026; Quý IV/2026",
                ),
            ]
        ),
    )


def province() -> Draft:
    """A province's plan to raise its index; eight fields, an appraisal alone, a goal, no duties of last year."""
    fields: list[Any] = [
        "steering",
        "institutions",
        "procedures",
        "organisation",
        "civil_service",
        "public_finance",
        "digital",
        "impact",
    ]
    names = [
        "Chỉ đạo, điều hành cải cách hành chính",
        "Cải cách thể chế",
        "Cải cách thủ tục hành chính",
        "Cải cách tổ chức bộ máy",
        "Cải cách chế độ công vụ",
        "Cải cách tài chính công",
        "Xây dựng chính quyền điện tử, chính quyền số",
        "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội",
    ]
    most = [9.5, 10, 13.5, 6.5, 14.5, 12, 13.5, 20.5]
    given = [9.5, 8.75, 12.1, 6, 13.25, 9.8, 11.3, 17.95]
    return Draft(
        template="ke-hoach-chi-so",
        plan_year=2025,
        base_year=2024,
        source="cu.txt",
        head=DraftHead(
            unit="tỉnh Bình Lâm",
            unit_kind="tỉnh",
            issuer="Ủy ban nhân dân tỉnh Bình Lâm",
            level="province",
            place="Bình Lâm",
            year=2025,
            title="Cải thiện, nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Bình Lâm năm 2025",
            authority="TM. ỦY BAN NHÂN DÂN",
            signer_title="CHỦ TỊCH",
            signer="Hoàng Đức Trí",
            recipients=[
                "Bộ Nội vụ",
                "Thường trực Tỉnh ủy, HĐND tỉnh",
                "Các sở, ban, ngành",
                "UBND các huyện, thành phố",
                "Sở Nội vụ",
                "Sở Tài chính",
                "Văn phòng UBND tỉnh",
                "Sở Tư pháp",
                "Sở Khoa học và Công nghệ",
                "Lưu: VT, NC",
            ],
        ),
        passages=[
            passage(
                "basis",
                (
                    "Căn cứ Quyết định số 876/QĐ-BNV ngày 10 tháng 11 năm 2022 của Bộ trưởng Bộ Nội vụ phê "
                    "duyệt Đề án xác định Chỉ số cải cách hành chính"
                ),
            ),
            passage("requirement", "Bám sát từng tiêu chí, tiêu chí thành phần chưa đạt điểm tối đa"),
            passage(
                "review",
                "Nguyên nhân mất điểm chủ yếu là do một số báo cáo gửi chậm và tỷ lệ hồ sơ trực tuyến còn thấp",
            ),
            passage("duty", "Chủ trì, tổng hợp kết quả tự chấm điểm", "Sở Nội vụ"),
        ],
        results=[
            loss(name, top, None, got, field) for name, top, got, field in zip(names, most, given, fields, strict=True)
        ],
        goal=91,
        goal_of=100,
        tasks=numbered(
            [
                task(
                    "institutions",
                    "remedy",
                    "Tự kiểm tra 100% văn bản quy phạm pháp luật sau khi ban hành",
                    "Sở Tư pháp",
                    "Các sở, ban, ngành; UBND các huyện, thành phố",
                    "Báo cáo kết quả kiểm tra",
                    "Quý III năm 2025",
                    "Cải cách thể chế",
                ),
                task(
                    "procedures",
                    "remedy",
                    "Đơn giản hóa tối thiểu 20% thủ tục hành chính nội bộ",
                    "Văn phòng UBND tỉnh",
                    "Các sở, ban, ngành",
                    "Quyết định phê duyệt phương án",
                    "Tháng 9/2025",
                ),
                task(
                    "organisation",
                    "remedy",
                    "Sắp xếp các đơn vị sự nghiệp công lập theo hướng tinh gọn",
                    "Sở Nội vụ",
                    "Sở Tài chính",
                    "Đề án sắp xếp",
                    "Năm 2025",
                ),
                task(
                    "civil_service",
                    "remedy",
                    "Bồi dưỡng kỹ năng số cho 1.200 cán bộ, công chức",
                    "Sở Nội vụ",
                    "Sở Khoa học và Công nghệ",
                    "Kế hoạch bồi dưỡng",
                    "Quý II/2025; Quý IV/2025",
                ),
                task(
                    "public_finance",
                    "remedy",
                    "Giải ngân vốn đầu tư công đạt trên 95% kế hoạch",
                    "Sở Tài chính",
                    "Các chủ đầu tư",
                    "Báo cáo tiến độ",
                    "Trước ngày 31/12/2025",
                ),
                task(
                    "digital",
                    "remedy",
                    "Kết nối, chia sẻ dữ liệu giữa các hệ thống thông tin của tỉnh",
                    "Sở Khoa học và Công nghệ",
                    "Văn phòng UBND tỉnh",
                    "Dịch vụ chia sẻ dữ liệu",
                    "Thường xuyên",
                ),
                task(
                    "impact",
                    "remedy",
                    "Khảo sát mức độ hài lòng của người dân, tổ chức",
                    "Sở Nội vụ",
                    "Cục Thống kê",
                    "Báo cáo khảo sát",
                    "Tháng 11/2025",
                ),
            ]
        ),
    )


def long() -> Draft:
    """Sixty tasks, twelve in each of five fields."""
    base = commune()
    leads = [
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
        "Văn phòng HĐND và UBND xã",
        "Trung tâm Phục vụ hành chính công",
    ]
    things = {
        "steering": "công tác cải cách hành chính của thôn",
        "institutions": "văn bản quy phạm pháp luật về lĩnh vực",
        "procedures": "thủ tục hành chính thuộc nhóm",
        "civil_service": "vị trí việc làm của bộ phận",
        "digital": "dữ liệu số hóa của ngành",
    }
    verbs = [
        "Rà soát",
        "Cập nhật",
        "Kiểm tra",
        "Đánh giá",
        "Tuyên truyền",
        "Hướng dẫn",
        "Tập huấn",
        "Thống kê",
        "Công khai",
        "Báo cáo",
        "Đối chiếu",
        "Hoàn thiện",
    ]
    times = ["Quý I/2026", "Hằng tháng", "Trước ngày 15/9/2026", "Thường xuyên"]
    tasks: list[DraftTask] = []
    for at, (name, thing) in enumerate(things.items()):
        for number, verb in enumerate(verbs):
            lead = leads[(at + number) % 4]
            coop = leads[(at + number + 1) % 4]
            intent = "remedy" if number < 4 else "maintain"
            words = f"{verb} {thing} số {number + 1}, bảo đảm đủ thành phần"
            tasks.append(task(name, intent, words, lead, coop, f"Báo cáo số {number + 1}", times[number % 4]))
    return base.model_copy(
        update={"tasks": numbered(tasks), "head": base.head.model_copy(update={"signer": "Đoàn Khắc Nhẫn"})}
    )


def bare() -> Draft:
    """A yearly plan with tasks alone: nothing is known of purpose, results, goal or duties."""
    base = ward()
    return base.model_copy(
        update={"template": "ke-hoach-nam", "passages": [one for one in base.passages if one.slot == "basis"]}
    )


PAPERS = {"commune": commune, "ward": ward, "province": province, "long": long, "bare": bare}
