"""One body under several names: the forms in which a document writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.wording import expanded
from kehoach.models.records import Where

_LEVEL = re.compile(r"(?:\s+(?:cấp\s+)?(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố))(?:\s+\w+){0,3}$")
_STAFF = re.compile(r"^(?:bộ phận|công chức|bp|cc)\s+")
# A body that several levels have: without the level's word it is not clear whose.
_NEEDS_LEVEL = re.compile(r"hội đồng nhân dân|ủy ban nhân dân|^trung tâm|^hội đồng|^đài")
_COLLECTIVE = re.compile(r"(?:^|\s)(?:các|những|mọi|toàn thể)\s|có liên quan|liên quan$")
_LEAST_WORDS = 3  # of a name without staff word and level
_NOT_ONE_BODY = frozenset({"ubnd", "ubnd-xa", "ubnd-huyen", "truong-hoc"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a body's name: the words compared, how often, and where first."""

    printed: str
    compared: str
    places: tuple[Where, ...]


def forms_of_bodies(case: Case) -> list[list[Form]]:
    """The bodies of the tasks that are written in more than one way, with their ways, the commonest first."""
    by_body: dict[str, dict[str, list[tuple[str, Where]]]] = {}
    for task in case.plan.tasks:
        for body in (*task.lead, *task.coop):
            compared = expanded(body.name)
            if _COLLECTIVE.search(compared) or body.id in _NOT_ONE_BODY:
                continue
            key = _key(compared)
            by_body.setdefault(key, {}).setdefault(compared, []).append((body.name, body.where))
    found: list[list[Form]] = []
    for ways in by_body.values():
        forms = [Form(places[0][0], compared, tuple(where for _, where in places)) for compared, places in ways.items()]
        forms.sort(key=lambda form: -len(form.places))
        if len(forms) > 1:
            found.append(forms)
    return found


def unlike(case: Case, forms: Sequence[Form]) -> list[Form]:
    """The ways that differ from the commonest in more than spelling: another connective, a word before the name,
    or the word of the level left out where it is needed (a commune's plan needs none)."""
    first = forms[0]
    one_level = case.plan.header.level == "commune"
    return [form for form in forms[1:] if _differs(first.compared, form.compared, one_level)]


def _key(compared: str) -> str:
    """What one body's names share: the words without level, staff word and connectives."""
    bare = _STAFF.sub("", _without_level(compared))
    return re.sub(r"\s*(?:-|,|\svà\s)\s*|\s+", " ", bare).strip()


def _without_level(compared: str) -> str:
    return _LEVEL.sub("", compared)


def _differs(one: str, other: str, one_level: bool) -> bool:
    levels = [found.group().split() if (found := _LEVEL.search(name)) else [] for name in (one, other)]
    if all(levels) and levels[0] != levels[1]:
        return False
    if not one_level and bool(levels[0]) != bool(levels[1]) and _NEEDS_LEVEL.search(one):
        return True
    a, b = _without_level(one), _without_level(other)
    if min(len(_connected(name).split()) for name in (a, b)) < _LEAST_WORDS:  # "Một cửa" is short for its office
        return False
    return _connected(a) != _connected(b) or _staff(a) != _staff(b)


def _connected(name: str) -> str:
    return re.sub(r"\s+", " ", _STAFF.sub("", name))


def _staff(name: str) -> str:
    found = _STAFF.match(name)
    return found.group().strip() if found else ""


_FILLING = frozenset({"về", "công", "tác", "và", "của", "nhiệm", "vụ", "lĩnh", "vực", "các"})
_LEAST_FIELDS = 4  # fields that sections and criteria share before their names are compared


def fields_named_otherwise(case: Case) -> list[tuple[Where, Where]]:
    """Sections and the criteria of the same field under another name, where most fields have one name in both."""
    titles = {section.label: section for section in case.plan.sections}
    sections: dict[str, dict[str, Where]] = {}
    criteria: dict[str, dict[frozenset[str], Where]] = {}
    for task in case.plan.tasks:
        section = titles.get(task.section or "")
        if section and task.field and task.field != "other":
            sections.setdefault(task.field, {}).setdefault(section.title, section.where)
    for score in case.plan.scores:
        if score.field and score.field != "other":
            criteria.setdefault(score.field, {}).setdefault(_content(score.criterion), score.where)
    shared = [field for field, ways in sections.items() if len(ways) == 1 and field in criteria]
    own = {field: next(iter(sections[field].items())) for field in shared}
    apart = [field for field in shared if _content(own[field][0]) not in criteria[field]]
    if len(shared) < _LEAST_FIELDS or 2 * len(apart) >= len(shared):
        return []
    return [(own[field][1], next(iter(criteria[field].values()))) for field in apart]


def _content(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", expanded(name))) - _FILLING
