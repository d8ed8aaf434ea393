"""Thẩm quyền ký không đúng · The signature does not fit the authority.

Problem: quyết định ghi `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ` ở phần thẩm quyền nhưng ký `TM. ỦY BAN NHÂN DÂN`; giám đốc sở ký
    `TM. ỦY BAN NHÂN DÂN`.
Good: quyết định của Chủ tịch ký `CHỦ TỊCH`; kế hoạch của Ủy ban nhân dân ký `TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH`.
Source: Nghị định 30/2020/NĐ-CP, Điều 13 và Phụ lục I, Phần I, Mục II.7; phường, quận nơi không tổ chức HĐND:
    Nghị quyết 97/2019/QH14, 119/2020/QH14, 131/2020/QH14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.signing import Signature, chairman_orders, heading_of_authority, is_deputy, signature
from kehoach.audit.terms import day_of
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold

_OF_THE_COLLECTIVE = ("KH-UBND", "BC-UBND", "CTr-UBND")
_OF_AN_AGENCY = re.compile(r"(?:phó )?(?:giám đốc|trưởng phòng|chánh văn phòng|chánh thanh tra|cục trưởng)\b")
_PILOT = ("2021-07-01", "2025-06-30")  # wards and urban districts under a chairman's rule, without a council
_TWO_TIERS = "2025-07-01"  # since then chairmen act in their own name in far more matters: left to a person


def check(case: Case) -> Iterator[Finding]:
    """An error at a chairman's decision signed for the committee, the head of an agency signing for it, or a deputy
    signing in his own name; a warning at a chairman's directive signed for the committee and at a committee's plan
    that is not."""
    signed = signature(case)
    if signed is None:
        return
    heading = heading_of_authority(case)
    symbol = case.plan.header.symbol or ""
    if heading and heading[0] == "chairman" and signed.collective:
        yield remark(
            "sign-authority",
            "error",
            signed.where,
            "Quyết định thuộc thẩm quyền của Chủ tịch nhưng ký thay mặt (TM.) Ủy ban nhân dân.",
            "The decision is the Chairman's, but it is signed on behalf (TM.) of the committee.",
            related=[heading[1]],
            evidence=f"{heading[1].quote} ≠ {' '.join(signed.where.quote.split())}",
            mend_vi="Bỏ dòng “TM. ỦY BAN NHÂN DÂN”, ký “CHỦ TỊCH” hoặc “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.",
            mend_en="Drop “TM. ỦY BAN NHÂN DÂN”; sign “CHỦ TỊCH” or “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.",
        )
    elif _has_no_committee(signed):
        yield remark(
            "sign-authority",
            "error",
            signed.where,
            "Người đứng đầu cơ quan chuyên môn không ký thay mặt (TM.) Ủy ban nhân dân.",
            "The head of an agency does not sign on behalf (TM.) of the committee.",
            mend_vi="Bỏ dòng “TM. ỦY BAN NHÂN DÂN”; nếu được giao thì ký “TL.” hoặc “TUQ.” Chủ tịch.",
            mend_en="Drop “TM. ỦY BAN NHÂN DÂN”; where charged with it, sign “TL.” or “TUQ.” for the Chairman.",
        )
    elif signed.collective and (ordering := chairman_orders(case)):
        yield remark(
            "sign-authority",
            "warning",
            signed.where,
            "Chỉ thị do Chủ tịch Ủy ban nhân dân ban hành nhưng ký thay mặt (TM.) Ủy ban nhân dân.",
            "The directive is the Chairman's, but it is signed on behalf (TM.) of the committee.",
            related=[ordering],
            mend_vi="Ký “CHỦ TỊCH” hoặc “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”, hoặc sửa thành Ủy ban nhân dân yêu cầu.",
            mend_en="Sign “CHỦ TỊCH” or “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”, or let the committee ask for it.",
        )
    elif is_deputy(signed.office) and not signed.deputy_for and not signed.other:
        yield remark(
            "sign-authority",
            "error",
            signed.where,
            "Cấp phó ký nhưng không ghi ký thay (KT.) người đứng đầu.",
            "A deputy signs without saying that it is for (KT.) the head.",
            mend_vi=f"Ghi “KT. {(case.plan.header.signer_title or '')[4:]}” trên chức vụ người ký.",
            mend_en="Write “KT. …” above the signer's office.",
        )
    elif (
        not signed.collective and not signed.other and "chủ tịch" in signed.office and _needs_tm(case, symbol, heading)
    ):
        yield remark(
            "sign-authority",
            "info" if (day_of(case) or "") >= _TWO_TIERS else "warning",
            signed.where,
            "Văn bản của Ủy ban nhân dân nhưng không ký thay mặt (TM.) Ủy ban nhân dân.",
            "A document of the committee that is not signed on its behalf (TM.).",
            related=[heading[1]] if heading else (),
            mend_vi="Ghi “TM. ỦY BAN NHÂN DÂN” trên chức vụ người ký.",
            mend_en="Write “TM. ỦY BAN NHÂN DÂN” above the signer's office.",
        )


def _has_no_committee(signed: Signature) -> bool:
    """Whether the head of an agency signs where a committee's chairman would."""
    return signed.for_committee and not signed.other and _OF_AN_AGENCY.match(signed.office) is not None


def _needs_tm(case: Case, symbol: str, heading: tuple[str, object] | None) -> bool:
    """Plans and reports of a committee, and decisions whose heading names the committee, urban pilots left out."""
    issuer, day = fold(case.plan.header.issuer or ""), day_of(case) or ""
    pilot = any(word in issuer for word in ("phường", "quận")) and _PILOT[0] <= day <= _PILOT[1]
    if pilot or issuer.startswith("chủ tịch"):
        return False
    return symbol in _OF_THE_COLLECTIVE or bool(heading and heading[0] == "collective")
