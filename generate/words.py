"""What the codes of the records are called on paper, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kehoach.models.errors import Said

_FIELDS = {
    "steering": Said("Chỉ đạo, điều hành", "Steering"),
    "institutions": Said("Thể chế", "Institutions"),
    "procedures": Said("Thủ tục hành chính", "Procedures"),
    "organisation": Said("Tổ chức bộ máy", "Organisation"),
    "civil_service": Said("Chế độ công vụ", "Civil service"),
    "public_finance": Said("Tài chính công", "Public finance"),
    "digital": Said("Chính quyền điện tử, chính quyền số", "Digital government"),
    "impact": Said("Tác động của CCHC", "Impact"),
    "satisfaction": Said("Sự hài lòng", "Satisfaction"),
    "competitiveness": Said("Năng lực cạnh tranh", "Competitiveness"),
    "other": Said("Khác", "Other"),
}
_KINDS = {
    "plan": Said("Kế hoạch", "Plan"),
    "decision": Said("Quyết định", "Decision"),
    "report": Said("Báo cáo", "Report"),
    "notice": Said("Thông báo", "Notice"),
    "directive": Said("Chỉ thị", "Directive"),
    "letter": Said("Công văn", "Letter"),
    "submission": Said("Tờ trình", "Submission"),
    "resolution": Said("Nghị quyết", "Resolution"),
    "programme": Said("Chương trình", "Programme"),
    "annex": Said("Phụ lục", "Annex"),
    "law": Said("Luật", "Law"),
    "ordinance": Said("Pháp lệnh", "Ordinance"),
    "decree": Said("Nghị định", "Decree"),
    "circular": Said("Thông tư", "Circular"),
    "conclusion": Said("Kết luận", "Conclusion"),
    "guidance": Said("Hướng dẫn", "Guidance"),
    "regulation": Said("Quy định", "Regulation"),
    "scheme": Said("Đề án", "Scheme"),
    "other": Said("Văn bản khác", "Other"),
}
_LEVELS = {
    "commune": Said("Cấp xã", "Commune"),
    "district": Said("Cấp huyện", "District"),
    "province": Said("Cấp tỉnh", "Province"),
    "central": Said("Trung ương", "Central"),
}
_ROLES = {"task": Said("Nhiệm vụ", "Task"), "duty": Said("Trách nhiệm", "Duty")}
_INTENTS = {"remedy": Said("Khắc phục", "Remedy"), "maintain": Said("Duy trì", "Maintain")}
_CITATION_ROLES = {
    "basis": Said("Căn cứ", "Basis"),
    "mention": Said("Viện dẫn", "Mention"),
    "self": Said("Chính văn bản này", "This document"),
    "replaced": Said("Được thay thế", "Replaced"),
}
_YES = Said("có", "yes")


def _name(names: Mapping[str, Said], code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """The name of a code; a code without a name is shown as it is."""
    if code is None:
        return None
    said = names.get(code)
    if said is None:
        return code
    return said.vi if lang == "vi" else said.en


def field(code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """The name of a field of reform (nội dung CCHC)."""
    return _name(_FIELDS, code, lang)


def kind(code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """The name of a kind of document (loại văn bản)."""
    return _name(_KINDS, code, lang)


def level(code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """The name of a level of government."""
    return _name(_LEVELS, code, lang)


def role(code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """Whether something is to be done or a body is given a duty."""
    return _name(_ROLES, code, lang)


def intent(code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """Whether a row mends or keeps a criterion."""
    return _name(_INTENTS, code, lang)


def citation_role(code: str | None, lang: Literal["vi", "en"]) -> str | None:
    """Why a document is cited."""
    return _name(_CITATION_ROLES, code, lang)


def yes(flag: bool, lang: Literal["vi", "en"]) -> str | None:
    """The word yes for a set flag, nothing otherwise."""
    return (_YES.vi if lang == "vi" else _YES.en) if flag else None
