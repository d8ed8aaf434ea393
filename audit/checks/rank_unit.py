"""Xếp hạng trong nhóm đơn vị không cùng cấp · The rank is given among units of another level.

Problem: `Chỉ số của xã xếp thứ 03/24 xã`, chỗ khác của văn bản ghi `xếp thứ 03/24 huyện, thị xã, thành phố`.
Good: Xã xếp hạng trong các xã, huyện xếp hạng trong các huyện; mỗi nhóm một số lượng đơn vị.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.audit.case import Case, remark
from kehoach.audit.ranks import Rank, ranks
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at a rank whose number of units belongs to another group elsewhere in the document."""
    found = list(ranks(case.text))
    for rank in found:
        others = [other for other in found if other.of == rank.of and not other.levels & rank.levels]
        if others and _in_doubt(case, rank, others, found):
            yield remark(
                "rank-unit",
                "error",
                case.place(rank.start, rank.end),
                f"Xếp hạng trong {rank.of:02d} {rank.group}, chỗ khác ghi {rank.of:02d} {others[0].group}.",
                f"The rank is among {rank.of} {rank.group} here and among {rank.of} {others[0].group} elsewhere.",
                related=[case.place(other.start, other.end) for other in others],
                evidence=f"{rank.place:02d}/{rank.of:02d} {rank.group} ≠ {others[0].place:02d}/{others[0].of:02d}"
                f" {others[0].group}",
                mend_vi=f"Ghi: {rank.place:02d}/{rank.of:02d} {others[0].group}.",
                mend_en=f"Write: {rank.place:02d}/{rank.of:02d} {others[0].group}.",
            )


def _in_doubt(case: Case, rank: Rank, others: Sequence[Rank], found: Sequence[Rank]) -> bool:
    """Whether this one and not the others is of another level than the issuer, else the rarer one."""
    level = case.plan.header.level
    if level in rank.levels:
        return False
    if any(level in other.levels for other in others):
        return True
    return sum(other.of == rank.of and bool(other.levels & rank.levels) for other in found) < len(others)
