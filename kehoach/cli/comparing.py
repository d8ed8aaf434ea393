"""The work of ``kehoach compare``: reads two plans and shows what became of the old one in the new one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from kehoach.cli import exits
from kehoach.cli.inputs import check_inputs, read_input
from kehoach.cli.speech import Speech
from kehoach.cli.store_options import Pen
from kehoach.cli.streams import printable, write_data
from kehoach.corpus.compare import Change, Comparison, FieldChange, LossChange, Pair, compare, year_of
from kehoach.corpus.copying import Copied, copied
from kehoach.corpus.standings import Standing
from kehoach.corpus.store import open_store
from kehoach.generate import words
from kehoach.generate.tables import number
from kehoach.models.errors import Said, SourceError

if TYPE_CHECKING:
    from kehoach.models.records import Plan, Task

_MOST_WORDS = 300  # characters of a text that is shown
_CUT = "…"
_PARTS = {
    "text": Said("nội dung", "text"),
    "figures": Said("số liệu", "figures"),
    "lead": Said("chủ trì", "lead"),
    "coop": Said("phối hợp", "with"),
    "deadline": Said("thời hạn", "deadline"),
    "output": Said("sản phẩm", "output"),
}
_STATES = {
    "mended": Said("đã khắc phục", "mended"),
    "again": Said("vẫn mất điểm", "lost again"),
    "new": Said("mới mất điểm", "newly lost"),
    "untold": Said("kế hoạch mới không nêu", "not told in the new plan"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRequest:
    """What was asked for."""

    old: str
    new: str
    store: str | None
    form: str
    every: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> CompareRequest:
        """The request as click hands it over. Raises ``UsageError`` (``usage.stdin``, ``usage.folder``)."""
        check_inputs((given["old"], given["new"]), "compare")
        return cls(**given)


def show(request: CompareRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    old, new = _plan(request.old), _plan(request.new)
    comparison = compare(old, new)
    passages: list[Copied] | None = None
    if request.store is not None:
        with open_store(request.store) as store:
            passages = copied(store, new)
    if request.form == "json":
        write_data(_json(old, new, comparison, passages))
    else:
        page = _Page(speech, Pen(), every=request.every)
        lines = page.whole(old, new, comparison, passages)
        write_data("".join(f"{line.rstrip()}\n" for line in lines).encode())
    return exits.CLEAN


def _plan(name: str) -> Plan:
    """The plan of a document, or of the records that extract wrote."""
    if Path(name).suffix.lower() != ".json":
        return read_input(name).plan
    from pydantic import ValidationError

    from kehoach.models.records import Plan

    try:
        return Plan.model_validate_json(Path(name).read_bytes())
    except ValidationError as error:
        raise SourceError(
            "json.not_records",
            Said("tệp JSON không phải là bản ghi của kehoach", "the JSON file does not hold records of kehoach"),
            Said("Lập bằng kehoach extract TỆP --format json.", "Make it by kehoach extract FILE --format json."),
            name,
        ) from error
    except OSError as error:
        raise SourceError(
            "file.not_found" if isinstance(error, FileNotFoundError) else "file.unreadable",
            Said(f"không mở được tệp ({error.strerror})", f"the file cannot be opened ({error.strerror})"),
            where=name,
        ) from error


def _json(old: Plan, new: Plan, comparison: Comparison, passages: Sequence[Copied] | None) -> bytes:
    def task(one: Task) -> dict[str, Any]:
        return one.model_dump(mode="json", by_alias=True, exclude_none=True)

    def pair(one: Pair) -> dict[str, Any]:
        changes = [change._asdict() for change in one.changes]
        return {"old": task(one.old), "new": task(one.new), "likeness": one.likeness, "changes": changes}

    def standing(one: Standing | None) -> dict[str, Any] | None:
        return None if one is None else {name: value for name, value in one._asdict().items() if name != "unit"}

    whole = {
        "old": {"name": old.source.name, "issuer": old.header.issuer, "year": year_of(old)},
        "new": {"name": new.source.name, "issuer": new.header.issuer, "year": year_of(new)},
        "carried": list(map(pair, comparison.carried)),
        "changed": list(map(pair, comparison.changed)),
        "added": list(map(task, comparison.added)),
        "dropped": list(map(task, comparison.dropped)),
        "fields": [
            {"field": one.field, "old": standing(one.old), "new": standing(one.new)} for one in comparison.fields
        ],
        "losses": [asdict(one) for one in comparison.losses],
        "copied": None if passages is None else [asdict(one) for one in passages],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


class _Page:
    """The comparison as lines for a terminal."""

    def __init__(self, speech: Speech, pen: Pen, *, every: bool) -> None:
        self._speech = speech
        self._pen = pen
        self._every = every

    def whole(self, old: Plan, new: Plan, comparison: Comparison, passages: Sequence[Copied] | None) -> Iterator[str]:
        speech = self._speech
        yield self._named(speech("Cũ", "Old"), old)
        yield self._named(speech("Mới", "New"), new)
        counts = [len(getattr(comparison, name)) for name in ("carried", "changed", "added", "dropped")]
        yield speech(
            f"Giữ nguyên {counts[0]}, thay đổi {counts[1]}, thêm {counts[2]}, bỏ {counts[3]}",
            f"Carried {counts[0]}, changed {counts[1]}, added {counts[2]}, dropped {counts[3]}",
        )
        if self._every:
            yield from self._tasks(speech("Giữ nguyên", "Carried"), [pair.new for pair in comparison.carried])
        yield from self._changed(comparison.changed)
        yield from self._tasks(speech("Thêm", "Added"), comparison.added)
        yield from self._tasks(speech("Bỏ", "Dropped"), comparison.dropped)
        yield from self._fields(comparison.fields)
        yield from self._losses(comparison.losses)
        if passages is not None:
            yield from self._copied(passages)

    def _named(self, word: str, plan: Plan) -> str:
        parts = (plan.source.name, plan.header.issuer, str(year_of(plan) or ""))
        return f"{word}: " + " · ".join(printable(part) for part in parts if part)

    def _headed(self, title: str, many: int) -> Iterator[str]:
        yield ""
        yield self._pen.bold(f"{title} ({many})")

    def _tasks(self, title: str, tasks: Sequence[Task]) -> Iterator[str]:
        if not tasks:
            return
        yield from self._headed(title, len(tasks))
        for task in tasks:
            yield from self._wrapped(self._place(task) + task.text, "  - ")
            bodies = "; ".join(body.name for body in task.lead)
            times = "; ".join(dict.fromkeys(one.raw for one in task.deadlines))
            beside = " · ".join(part for part in (bodies, times) if part)
            if beside:
                yield from map(self._pen.faint, self._wrapped(beside, "    "))

    def _changed(self, pairs: Sequence[Pair]) -> Iterator[str]:
        if not pairs:
            return
        yield from self._headed(self._speech("Thay đổi", "Changed"), len(pairs))
        for pair in pairs:
            yield from self._wrapped(self._place(pair.new) + pair.new.text, "  ~ ")
            for change in pair.changes:
                yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        nothing = self._speech("(không có)", "(none)")
        name = self._speech.said(_PARTS[change.part])
        old, new = change.old or nothing, change.new or nothing
        if change.part in ("text", "figures"):
            yield from self._wrapped(old, f"      {name} {self._speech('cũ', 'before')}: ")
        else:
            yield from self._wrapped(f"{old} → {new}", f"      {name}: ")

    @staticmethod
    def _place(task: Task) -> str:
        return f"[{task.section}] " if task.section else ""

    def _fields(self, fields: Sequence[FieldChange]) -> Iterator[str]:
        if not fields:
            return
        yield from self._headed(self._speech("Điểm theo lĩnh vực", "Scores by field"), len(fields))
        for one in fields:
            name = words.field(one.field, self._speech.lang) or self._speech("Toàn bộ Chỉ số", "Whole index")
            yield f"  {name}: {self._points(one.old)} → {self._points(one.new)}{self._difference(one)}"

    def _points(self, one: Standing | None) -> str:
        if one is None:
            return self._speech("không nêu", "not told")
        won, most = (number(value, self._speech.lang) for value in (one.won, one.max))
        return f"{won}/{most}" + (f" ({one.year})" if one.year else "")

    def _difference(self, one: FieldChange) -> str:
        """The change of the share in points of per cent: maxima differ from year to year."""
        if one.old is None or one.new is None:
            return ""
        points = round((one.new.won / one.new.max - one.old.won / one.old.max) * 100, 1)
        sign = "+" if points > 0 else ""
        said = self._speech("điểm phần trăm", "percentage points")
        return f"  [{sign}{number(points, self._speech.lang)} {said}]"

    def _losses(self, losses: Sequence[LossChange]) -> Iterator[str]:
        if not losses:
            return
        yield from self._headed(self._speech("Điểm mất theo tiêu chí", "Points lost by criterion"), len(losses))
        for one in losses:
            lost = [number(value, self._speech.lang) if value is not None else "–" for value in (one.old, one.new)]
            state = self._speech.said(_STATES[one.state])
            yield from self._wrapped(f"{one.criterion}: {lost[0]} → {lost[1]} ({state})", "  - ")

    def _copied(self, passages: Sequence[Copied]) -> Iterator[str]:
        speech = self._speech
        yield from self._headed(speech("Đoạn chép từ đơn vị khác", "Copied from other units"), len(passages))
        for one in passages:
            yield from self._wrapped(one.text, "  - ")
            first = one.sources[0]
            others = len(one.sources) - 1
            more = speech(f" và {others} văn bản khác", f" and {others} others") if others else ""
            share = f"{number(round(one.share * 100), speech.lang)} %"
            yield from self._wrapped(f"{first.issuer} · {first.path}{more} · {share}", "      ")
            if one.foreign:
                left = speech(f"còn tên đơn vị khác: {one.foreign}", f"another unit's name was left: {one.foreign}")
                yield from self._wrapped(left, "      ! ")

    def _wrapped(self, text: str, opening: str) -> Iterator[str]:
        plain = printable(" ".join(text.split()))
        shown = plain if len(plain) <= _MOST_WORDS else plain[:_MOST_WORDS].rsplit(" ", 1)[0] + _CUT
        width = max(self._pen.width, len(opening) + 20)
        yield from wrap(shown, width, initial_indent=opening, subsequent_indent=" " * len(opening)) or [opening]
