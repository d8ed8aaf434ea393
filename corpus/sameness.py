"""Which documents of a store are one and the same, a draft and its final form, or nearly the same.

Plans of one unit for different years are never grouped: they resemble each other by custom (see ``lineage``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kehoach.corpus.sketches import METHOD, Sketch, likenesses, sketch
from kehoach.models.language.fold import fold

if TYPE_CHECKING:
    from kehoach.corpus.store import Store

Kind: TypeAlias = Literal["copy", "draft", "near"]
_NEAR = 0.6
_DRAFT = 0.5  # of one unit, one kind and one year
_COPY = 0.85  # of one number and day: two readings of one paper differ at the ends of lines and cells
_SAME_WORDS = 0.97
_LEAST_SHINGLES = 20  # fewer say too little to tell two letters apart


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; ``unit`` = the key of the body that issued it, ``file`` its name."""

    document: int
    file: str
    media: str
    unit: str
    kind: str
    number: str | None = None
    symbol: str | None = None
    issued: str | None = None
    plan_year: int | None = None
    title: str | None = None


class Member(NamedTuple):
    """A document of a group; ``likeness`` is that to the group's first document, ``role`` draft, final or ""."""

    document: int
    role: Literal["", "draft", "final"]
    likeness: float


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that belong together, the one to keep first.

    kind: "copy" one document in several files; "draft" drafts and the final form; "near" different documents with
    mostly the same words.
    """

    kind: Kind
    members: tuple[Member, ...]


def groups(facts: Iterable[Facts], sketches: Mapping[int, Sketch]) -> list[Group]:
    """The groups of like documents: first what is one document, then what is nearly so; larger groups first.

    A group of kind "near" holds one document of each group of copies or drafts.
    """
    known = {one.document: one for one in facts}
    told = {key: one for key, one in sketches.items() if key in known and one.shingles >= _LEAST_SHINGLES}
    shares: dict[tuple[int, int], float] = {}
    kinds: dict[tuple[int, int], Kind] = {}
    for one, other, share in likenesses(told, _DRAFT):
        kind = relation(known[one], known[other], share)
        if kind is not None:
            shares[one, other], kinds[one, other] = share, kind
    own = [pair for pair, kind in kinds.items() if kind != "near"]
    found: list[Group] = []
    first: dict[int, int] = {}  # of each paper the document to keep
    for keys in _together(own):
        is_copy = all(kinds.get(pair, "copy") == "copy" for pair in _pairs(keys))
        ordered = sorted((known[key] for key in keys), key=_finality)
        first.update(dict.fromkeys(keys, ordered[0].document))
        found.append(_group("copy" if is_copy else "draft", ordered, shares))
    near = {tuple(sorted((first.get(a, a), first.get(b, b)))) for (a, b), kind in kinds.items() if kind == "near"}
    found += (
        _group("near", sorted((known[key] for key in keys), key=_finality), shares)
        for keys in _together((pair[0], pair[1]) for pair in near if pair[0] != pair[1])
    )
    return sorted(found, key=lambda group: (("copy", "draft", "near").index(group.kind), -len(group.members)))


def relation(one: Facts, other: Facts, share: float) -> Kind | None:
    """What two documents are to each other whose texts share that part of their shingles; None where nothing."""
    if one.unit == other.unit and _differ(one.plan_year, other.plan_year):
        return None
    is_one = _is_one_paper(one, other)
    if share >= _SAME_WORDS or (is_one and share >= _COPY):
        return "copy" if is_one or not _is_draft_of(one, other) else "draft"
    if share >= _DRAFT and _is_draft_of(one, other):
        return "draft"
    return "near" if share >= _NEAR else None


def _is_one_paper(one: Facts, other: Facts) -> bool:
    """Whether both bear the same number and day."""
    return bool(one.number and one.issued) and _head(one) == _head(other)


def _is_draft_of(one: Facts, other: Facts) -> bool:
    """Whether one is a draft of the other: one unit, kind and year, and not two numbers."""
    if not one.unit or one.unit != other.unit or one.kind != other.kind:
        return False
    if _differ(one.number, other.number) or (one.number and other.number and _differ(one.issued, other.issued)):
        return False
    return not (one.title and other.title and fold(one.title) != fold(other.title) and one.plan_year is None)


def _head(one: Facts) -> tuple[str, str | None, str | None, str | None]:
    return one.unit, one.number, one.symbol, one.issued


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _finality(one: Facts) -> tuple[bool, bool, bool, str]:
    """Sorts the final form before the drafts, Word before PDF before text."""
    return not one.number, not (one.issued and len(one.issued) > len("2024-01")), one.media != "docx", one.file


def _group(kind: Kind, ordered: Sequence[Facts], shares: Mapping[tuple[int, int], float]) -> Group:
    lead = ordered[0]
    members = [Member(lead.document, _role(kind, lead, lead), 1.0)]
    for one in ordered[1:]:
        pair = (min(lead.document, one.document), max(lead.document, one.document))
        members.append(Member(one.document, _role(kind, one, lead), round(shares.get(pair, 0.0), 3)))
    return Group(kind, tuple(members))


def _role(kind: Kind, one: Facts, lead: Facts) -> Literal["", "draft", "final"]:
    if kind != "draft":
        return ""
    return "final" if lead.number and _head(one) == _head(lead) else "draft"


def _together(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The sets of keys that pairs join, each in order."""
    parent: dict[int, int] = {}

    def top(key: int) -> int:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in pairs:
        parent[top(other)] = top(one)
    joined: defaultdict[int, list[int]] = defaultdict(list)
    for key in sorted(parent):
        joined[top(key)].append(key)
    return list(joined.values())


def _pairs(keys: Sequence[int]) -> list[tuple[int, int]]:
    return [(one, other) for at, one in enumerate(keys) for other in keys[at + 1 :]]


def is_current(store: Store) -> bool:
    """Whether the store's groups are those of the documents it holds now."""
    without = "SELECT d.id FROM documents d LEFT JOIN signatures s ON s.document = d.id AND s.method = ?"
    orphans = "SELECT s.document FROM signatures s LEFT JOIN documents d ON d.id = s.document"
    missing = store.select(f"{without} WHERE s.document IS NULL LIMIT 1", (METHOD,))
    left = store.select(f"{orphans} WHERE d.id IS NULL LIMIT 1")
    return next(missing, None) is None and next(left, None) is None


def refresh(store: Store) -> list[Group]:
    """Works the groups of a store out again and keeps them there; only new documents are sketched.

    Raises:
        OutputError: the store cannot be written to.
    """
    facts = facts_of(store)
    known = {row["document"]: row for row in store.rows("signatures", "method = ?", (METHOD,))}
    rows = [
        known.get(one.document)
        or {"document": one.document, "method": METHOD, **sketch(store.text(one.document))._asdict()}
        for one in facts
    ]
    found = groups(facts, {row["document"]: Sketch(row["shingles"], bytes(row["value"])) for row in rows})
    titles = {one.document: one.title or one.file for one in facts}
    store.replace("groups", _group_rows(found, titles))
    store.replace("members", _member_rows(found))
    store.replace("signatures", rows)  # last: they tell that the groups are of today
    return found


def read_groups(store: Store) -> list[Group]:
    """The groups that ``refresh`` kept in the store."""
    members: defaultdict[int, list[Member]] = defaultdict(list)
    for row in store.rows("members", order="group_id, rank"):
        members[row["group_id"]].append(Member(row["document"], row["role"] or "", row["likeness"]))
    return [Group(row["kind"], tuple(members[row["id"]])) for row in store.rows("groups")]


def facts_of(store: Store) -> list[Facts]:
    """What the documents of a store say of themselves, by path."""
    named = ("media", "unit", "kind", "number", "symbol", "issued", "plan_year", "title")
    return [
        Facts(document=row["id"], file=row["name"], **{name: row[name] for name in named}) for row in store.documents()
    ]


def _group_rows(found: Sequence[Group], titles: Mapping[int, str]) -> list[dict[str, object]]:
    return [
        {"id": at, "kind": one.kind, "label": titles[one.members[0].document], "method": METHOD}
        for at, one in enumerate(found, 1)
    ]


def _member_rows(found: Sequence[Group]) -> list[dict[str, object]]:
    return [
        {"group_id": at, "rank": rank, **member._asdict()}
        for at, one in enumerate(found, 1)
        for rank, member in enumerate(one.members)
    ]
