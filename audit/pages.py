"""The page of a check, read from its docstring: what it finds, an example, how it should stand, where that is said."""

from __future__ import annotations

import ast
import re
from functools import cache
from inspect import cleandoc, getsource
from types import ModuleType
from typing import cast

from kehoach.audit.runner import check_codes, check_of
from kehoach.models.errors import DataError, Said
from kehoach.models.findings import SEVERITIES, Message, Rule, Severity

_BLOCK = re.compile(r"^(Problem|Good|Source):", re.MULTILINE)


@cache
def page(code: str) -> Rule:
    """The page of one check.

    Raises:
        DataError: ``check.page`` where the docstring has no title in both languages, no Problem or no Good.
    """
    title, blocks = _blocks(cleandoc(check_of(code).__doc__ or ""))
    vi, _, en = title.partition(" · ")
    if not (vi and en and blocks.get("Problem") and blocks.get("Good")):
        raise DataError(
            "check.page",
            Said(f"phần mô tả của {code} chưa đủ", f"the docstring of {code} is incomplete"),
            Said(
                "Cần: dòng đầu hai thứ tiếng, Problem, Good.", "It needs a first line in both languages, Problem, Good."
            ),
            code,
        )
    return Rule(
        code=code,
        title=Message(vi=vi.strip().rstrip("."), en=en.strip().rstrip(".")),
        problem=blocks["Problem"],
        good=blocks["Good"],
        source=blocks.get("Source", ""),
        severities=severities(code),
    )


@cache
def severities(code: str) -> tuple[Severity, ...]:
    """The severities a check can give, the gravest first: those its own lines name, else info (``form.flaw``)."""
    tree = ast.parse(getsource(cast(ModuleType, check_of(code))))
    named = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return tuple(severity for severity in SEVERITIES if severity in named) or ("info",)


def pages() -> list[Rule]:
    """The pages of all checks, by code."""
    return [page(code) for code in check_codes()]


def _blocks(text: str) -> tuple[str, dict[str, str]]:
    head, *rest = _BLOCK.split(text)
    blocks = {name: _flowing(words) for name, words in zip(rest[::2], rest[1::2], strict=True)}
    return " ".join(head.split("\n\n")[0].split()), blocks


def _flowing(words: str) -> str:
    """The block's lines as one paragraph; lines that begin with a hyphen stay lines."""
    return re.sub(r"\s*\n\s*(?!\s|- )", " ", words).strip()
