"""How an audit is set: ``[tool.kehoach.audit]`` in pyproject.toml, or ``[audit]`` in kehoach.toml.

[audit]
select = ["deadline", "lead-missing"]      # codes or groups; all where it is left out
ignore = ["spacing"]
min-severity = "warning"
baseline = "kehoach-baseline.json"         # beside the file of settings
scores = "ket-qua-2024.docx"

[audit.per-file-ignores]
"phu-luc/*.docx" = ["docno-missing"]

[[audit.suppress]]
code = "deadline-vague"
file = "ke-hoach-*.docx"                   # optional
quote = "Thường xuyên"                     # optional: a part of the words
reason = "Nhiệm vụ trực hằng ngày"         # required
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, cast

from kehoach.audit.runner import Choice, check_codes
from kehoach.models.errors import Said, UsageError
from kehoach.models.findings import SEVERITIES, Finding
from kehoach.models.language.fold import fold

_KEYS = frozenset({"select", "ignore", "min-severity", "baseline", "scores", "per-file-ignores", "suppress"})
_TABLES = frozenset({"audit"})
_SUPPRESSION = frozenset({"code", "file", "quote", "reason"})


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that someone has looked at and lets stand: of a code, in some files, about some words."""

    code: str
    reason: str
    file: str = "*"
    quote: str = ""

    def covers(self, finding: Finding, name: str) -> bool:
        """Whether it speaks of a finding in the file of that name."""
        return (
            Choice(select=(self.code,)).takes(finding.code)
            and matches(name, self.file)
            and fold(self.quote) in fold(finding.where.quote)
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts and what does not; paths are whole, patterns for files are seen from ``folder``."""

    choice: Choice = field(default_factory=Choice)
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    baseline: Path | None = None
    scores: Path | None = None
    folder: Path | None = None

    def choice_for(self, name: str) -> Choice:
        """The choice with what is ignored in the file of that name."""
        here = self.seen_from_here(name)
        more = [code for pattern, codes in self.per_file if matches(here, pattern) for code in codes]
        return Choice(self.choice.select, (*self.choice.ignore, *more), self.choice.least)

    def seen_from_here(self, name: str) -> str:
        """The path as the patterns of the settings see it: from the folder of their file, where it lies below that."""
        if self.folder is None:
            return name
        whole, folder = Path(name).resolve(), self.folder.resolve()
        return str(whole.relative_to(folder)) if whole.is_relative_to(folder) else str(whole)


def matches(name: str, pattern: str) -> bool:
    """Whether a path, or the end of it, is what the pattern says (``*`` goes over folders)."""
    path = PurePath(name).as_posix()
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")


def find_settings(folder: Path) -> Settings:
    """The settings of the nearest kehoach.toml, or pyproject.toml with such a table, in a folder or above it."""
    for place in (folder, *folder.parents):
        for name in ("kehoach.toml", "pyproject.toml"):
            path = place / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(table, path)
    return Settings()


def load_settings(path: Path) -> Settings:
    """The settings of one file.

    Raises:
        UsageError: ``settings.unreadable``, ``settings.syntax``, ``settings.key``, ``settings.value``,
            ``settings.reason``, ``usage.code``.
    """
    return _settings(_table(path) or {}, path)


def known_codes(codes: Iterable[str], where: str = "") -> tuple[str, ...]:
    """The codes or groups of codes, each of which some check has.

    Raises:
        UsageError: ``usage.code`` for one that none has.
    """
    given = tuple(code.lower() for code in codes)
    for code in given:
        if not any(Choice(select=(code,)).takes(known) for known in check_codes()):
            near = ", ".join(get_close_matches(code, (*_groups(), *check_codes()), 3)) or "kehoach checks"
            raise UsageError(
                "usage.code",
                Said(f"không có phép kiểm tra nào mang mã {code}", f"no check has the code {code}"),
                Said(f"Xem: {near}.", f"See: {near}."),
                where,
            )
    return given


def _groups() -> list[str]:
    """The beginnings that more than one code has: "deadline", "form"."""
    often = Counter(code.partition("-")[0] for code in check_codes())
    return sorted(group for group, many in often.items() if many > 1)


def _table(path: Path) -> dict[str, Any] | None:
    """The audit's table of a file; None where it has none."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "settings.unreadable", Said("không đọc được tệp thiết lập", "cannot read the settings"), where=str(path)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            "settings.syntax",
            Said(f"tệp thiết lập không đúng TOML ({error})", f"the settings are not valid TOML ({error})"),
            where=str(path),
        ) from error
    if path.name != "pyproject.toml":
        _no_others(content, _TABLES, str(path))
    inner: Any = content
    for key in ("tool", "kehoach", "audit") if path.name == "pyproject.toml" else ("audit",):
        inner = cast(dict[str, Any], inner).get(key)
        if not isinstance(inner, dict):
            return None
    return cast(dict[str, Any], inner)


def _settings(table: dict[str, Any], path: Path) -> Settings:
    where = str(path)
    _no_others(table, _KEYS, where)
    least = table.get("min-severity", "info")
    if least not in SEVERITIES:
        raise _wrong("min-severity", "error, warning, info", where)
    per_file = table.get("per-file-ignores", {})
    suppress = table.get("suppress", [])
    if not isinstance(per_file, dict):
        raise _wrong("per-file-ignores", '"*.docx" = ["form"]', where)
    if not isinstance(suppress, list):
        raise _wrong("suppress", "[[audit.suppress]]", where)
    return Settings(
        choice=Choice(_codes(table, "select", where), _codes(table, "ignore", where), least),
        per_file=tuple(
            (name, _codes(cast(dict[str, Any], per_file), name, where)) for name in cast(dict[str, Any], per_file)
        ),
        suppressions=tuple(_suppression(entry, where) for entry in cast(list[Any], suppress)),
        baseline=_path(table, "baseline", path),
        scores=_path(table, "scores", path),
        folder=path.parent,
    )


def _codes(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    codes: Any = table.get(key, [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in cast(list[Any], codes)):
        raise _wrong(key, '["deadline", "lead-missing"]', where)
    return known_codes(cast(list[str], codes), where)


def _path(table: dict[str, Any], key: str, path: Path) -> Path | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong(key, '"tệp"', str(path))
    return path.parent / value


def _suppression(entry: Any, where: str) -> Suppression:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in cast(dict[str, Any], entry).values()):
        raise _wrong("suppress", 'code = "...", reason = "..."', where)
    said = cast(dict[str, str], entry)
    _no_others(said, _SUPPRESSION, where)
    if not said.get("code"):
        raise _wrong("suppress.code", 'code = "deadline-vague"', where)
    (code,) = known_codes([said["code"]], where)
    if not said.get("reason", "").strip():
        raise UsageError(
            "settings.reason",
            Said(f"bỏ qua {code} mà không nêu lý do", f"{code} is suppressed without a reason"),
            Said('Thêm reason = "...".', 'Add reason = "...".'),
            where,
        )
    return Suppression(code, said["reason"].strip(), said.get("file", "*"), said.get("quote", ""))


def _no_others(table: dict[str, Any], known: frozenset[str], where: str) -> None:
    for key in table:
        if key not in known:
            names = ", ".join(sorted(known))
            raise UsageError(
                "settings.key",
                Said(f"không có thiết lập {key}", f"no such setting: {key}"),
                Said(f"Các thiết lập: {names}.", f"The settings are: {names}."),
                where,
            )


def _wrong(key: str, example: str, where: str) -> UsageError:
    return UsageError(
        "settings.value",
        Said(f"giá trị của {key} không hợp lệ", f"invalid value for {key}"),
        Said(f"Viết như: {example}.", f"Write it as: {example}."),
        where,
    )
