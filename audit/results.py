"""What a document tells of the results it sets out from: ranks and totals of the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.audit.case import Case
from kehoach.audit.wording import folded, sentence_end, sentence_start
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Where

INDEX = re.compile(r"\bchỉ số\b|\bpar[ -]?index\b|\bsipas\b|\bpapi\b|\bpci\b|\bdti\b|\bddci\b")
_AIMS = re.compile(r"phấn đấu|mục tiêu|duy trì|giữ vững|nâng|cải thiện|tăng|thuộc nhóm|trở lên|tiếp tục|nằm trong")
# It begins with a few letters, and what stands around them is asked behind: the search skips all others at once.
_RANK = re.compile(
    r"[xđhtv](?:(?:ếp(?<=xếp)|ứng(?<=đứng)|ạng(?<=hạng)|ạt hạng(?<=đạt hạng)|hứ(?<=thứ)|ị trí(?<=vị trí))"
    r"[^.;\n]{0,25}?(?:thứ |hạng |vị trí )?(?P<rank>\d{1,3}) ?/ ?(?P<of>\d{1,3})\b"
    r"|(?:ếp(?<=xếp)|ứng(?<=đứng)) (?:vị trí )?(?:thứ|hạng)(?: thứ)? (?P<alone>\d{1,3})\b)"
)


@lru_cache(maxsize=1)
def ranks(case: Case) -> list[tuple[int, int, Where]]:
    """The ranks told as results (not as aims): rank, number ranked (0 where not said), place."""
    found: list[tuple[int, int, Where]] = []
    text = folded(case)
    for match in _RANK.finditer(text):
        before = text[sentence_start(text, match.start()) : match.start()]
        if "phấn đấu" in before or "mục tiêu" in before or _is_aim(case, *match.span()):
            continue
        rank, of = int(match["rank"] or match["alone"]), int(match["of"] or 0)
        found.append((rank, of, case.place(*match.span())))
    found += [(score.rank, 0, score.where) for score in case.plan.scores if score.rank is not None]
    return found


def _is_aim(case: Case, start: int, end: int) -> bool:
    """Whether the words are those of a target."""
    return any(target.where.start <= start and end <= target.where.end + 1 for target in case.plan.targets)


def has_total(case: Case) -> bool:
    """Whether the results give a total, or an index as a percentage."""
    reached = [score for score in case.plan.scores if score.self_ is not None or score.appraised is not None]
    return any(score.total or INDEX.search(fold_keep(score.criterion)) for score in reached)


def aims(case: Case, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of sentences that aim at something the words name (matched over folded text)."""
    text = folded(case)
    for match in words.finditer(text):
        start, end = sentence_start(text, match.start()), sentence_end(text, match.end())
        if _AIMS.search(text, start, end):
            yield start, end


def is_about_index(case: Case) -> bool:
    """Whether the plan is to better an index."""
    return bool(INDEX.search(fold_keep(case.plan.header.title or "")))
