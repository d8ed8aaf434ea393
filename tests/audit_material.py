"""An audited plan of an invented commune for the tests of reports, with what a report can stumble over."""

from __future__ import annotations

from kehoach.audit.inspection import inspect
from kehoach.audit.runner import Choice
from kehoach.audit.settings import Settings
from kehoach.extract.assemble import read_bytes
from kehoach.models.findings import Audited, Finding, Message, Rule, SetAside
from kehoach.models.records import Where

HOSTILE = "<script>document.title='hỏng'</script>"
FORMULA = '=HYPERLINK("https://example.test")'
TEXT = f"""ỦY BAN NHÂN DÂN
XÃ MINH TÂN
Số: /KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Minh Tân, ngày 14 tháng 02 năm 2025
KẾ HOẠCH
Cải thiện Chỉ số cải cách hành chính năm 2025
I. MỤC TIÊU
1. Tối thiểu 60% hồ sơ được nộp trực tuyến {HOSTILE}.
II. NHIỆM VỤ
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời gian |
|---|---|---|---|---|---|
| 1 | Niêm yết công khai thủ tục hành chính | Văn phòng HĐND và UBND | Công an xã | Bảng niêm yết | Quý II/2025 |
| 2 | Rà soát quy trình nội bộ | Công chức Tư pháp - Hộ tịch | Các công chức | {FORMULA} | Thường xuyên |
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND: theo dõi, đôn đốc việc thực hiện Kế hoạch này.
Nơi nhận:
- UBND huyện;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
NAME = "kế hoạch & phụ lục.txt"


def found(
    audited: Audited, code: str, quote: str, severity: str = "warning", last: str = "", **more: object
) -> Finding:
    """A finding about the words of a quotation (up to the end of ``last`` where it is given)."""
    text = audited.plan.text
    start = text.index(quote)
    end = text.index(last, start) + len(last) if last else start + len(quote)
    where: Where = audited.outline.where(start, end)
    said = Message(vi=f"Nhận xét về {code}.", en=f"A remark about {code}.")
    return Finding.model_validate({"code": code, "severity": severity, "message": said, "where": where, **more})


def audited(name: str = NAME, *, clean: bool = False) -> Audited:
    """The plan with five findings, two that overlap and one over two lines, and one set aside."""
    reading = read_bytes(TEXT.encode(), name)
    plain = inspect(reading, Settings(choice=Choice(select=("docno-missing",))))
    mend = Message(vi="Ghi rõ kỳ báo cáo.", en="Say when to report.")
    findings = [
        found(plain, "docno-missing", "Số: /KH-UBND", related=[found(plain, "x", "Kế hoạch này").where]),
        found(plain, "target-no-baseline", "Tối thiểu 60% hồ sơ được nộp trực tuyến", evidence="60 % = ? hồ sơ"),
        found(plain, "typo", "hồ sơ được nộp", "info"),
        found(plain, "deadline-vague", "Thường xuyên", "info", suggestion=mend),
        found(plain, "recipient-missing", "- UBND huyện;", "error", last="- Lưu: VT."),
    ]
    aside = SetAside(finding=found(plain, "typo", "Rà soát"), by="settings", reason="Cách viết của <xã>")
    update = {"findings": [] if clean else findings, "set_aside": [] if clean else [aside]}
    rule = Rule("deadline-vague", Message(vi="Thời hạn không đo được", en="A vague deadline"), "`Sớm`", "`Quý I`", "")
    audit = plain.audit.model_copy(update=update)
    return Audited(audit, plain.plan, plain.outline, {**plain.rules, "deadline-vague": rule})
