"""Last year's words brought into the new year: years moved on, bodies and units by the new tiers, slips mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kehoach.generate.draft.asking import Asking
from kehoach.generate.draft.heading import Issuer, without_district
from kehoach.generate.draft.mending import Mending
from kehoach.generate.draft.rollover import roll, roll_deadline
from kehoach.generate.draft.successors import Role, map_body
from kehoach.generate.draft.successors_text import map_text
from kehoach.generate.draft.tidying import capital, lowered, reworded, tidy
from kehoach.models.draft import Origin
from kehoach.models.findings import Message
from kehoach.models.language.fold import fold
from kehoach.models.records import Where

# A rhythm cut off from the one before it: "hằng tháng, quý, năm".
_RHYTHM = re.compile(r"^(?=(?:tuần|tháng|quý|năm)$)", re.IGNORECASE)
# What the mapping of mentions leaves: an office of the district without a body's full name.
_OF_DISTRICTS = re.compile(r"(?:[Vv]ăn phòng|[Pp]hòng|[Bb]an) (?:huyện|quận|thị xã)(?!\w)")


@dataclass
class Mover:
    """Moves words of last year's plan (``old``) into the new one (``new``); what it must ask it asks once.

    ``names`` gives each body the one name it goes by, ``misprinted`` tells what may be meant by a folded name;
    ``notes`` keeps why it is named otherwise, by its old name, ``left_out`` what of last year's plan the draft does
    not take over, each with its reason.
    """

    old: int
    new: int
    issuer: Issuer
    issued: date | None
    ask: Asking
    mending: Mending
    names: dict[str, str]
    misprinted: Mapping[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    notes: dict[str, Message] = field(default_factory=dict[str, Message])
    left_out: list[Origin] = field(default_factory=list[Origin])
    _names: dict[str, str | None] = field(default_factory=dict[str, "str | None"])

    @property
    def mapped(self) -> bool:
        """Whether bodies go from three tiers of government to two."""
        return self.issuer.old_tiers == "three" and self.issuer.tiers == "two"

    def leave(self, before: str, where: Where, vi: str, en: str) -> None:
        """Takes note of words that the draft does not take over, and why."""
        self.left_out.append(Origin(fate="dropped", reason=Message(vi=vi, en=en), where=where, before=before))

    def text(self, words: str) -> str:
        """Running text: tidied, years moved on, units and bodies mapped where that is certain."""
        return self.standing(roll(tidy(words), self.old, self.new, issued=self.issued).text)

    def standing(self, words: str) -> str:
        """Words whose years stay: what was told of the past, in the terms and names of today."""
        return self.today(self.mending.text(reworded(tidy(words), self.issued or date(self.new, 1, 1))))

    def deadline(self, words: str) -> str:
        """A deadline as it is printed."""
        moved = roll_deadline(tidy(words), self.old, self.new, issued=self.issued).text
        return capital(_RHYTHM.sub("Hằng ", self.today(self.mending.text(moved))))

    def today(self, words: str) -> str:
        """The words with the units and bodies of today; those that must not be guessed are asked for."""
        if not self.mapped:
            return words
        who = self.issuer
        mapped, changes = map_text(
            without_district(words, who),
            level=who.level,
            unit_old=who.old.unit,
            unit_new=who.unit,
            role="report",
            province=who.province,
        )
        for change in changes:
            if change.change.status == "ask":
                name = self.body(change.old, role="report")
                mapped = mapped.replace(change.old, _in_case_of(name, change.old)) if name else mapped
        return _OF_DISTRICTS.sub(lambda found: self.body(found[0], role="report") or found[0], mapped)

    def body(self, name: str, *, role: Role = "do") -> str | None:
        """The body that does the work now; None where it must be asked and nobody answered, or it is left out."""
        clean = tidy(name)
        clean = capital(self.names.get(fold(clean), clean))
        clean = without_district(clean, self.issuer) if self.mapped else clean
        if not clean:
            return None
        key = fold(clean)
        if key not in self._names:
            known = self._spelled(clean) if key in self.misprinted else clean
            self._names[key] = self._mapped(known, role) if self.mapped and known else known
        return self._names[key]

    def bodies(self, names: Iterable[str], *, role: Role = "do") -> list[str]:
        """The bodies in order, each once."""
        found = (self.body(name, role=role) for name in names)
        return list(dict.fromkeys(name for name in found if name))

    def _spelled(self, name: str) -> str | None:
        """The name, as answered, or that of the known body it is but for one word."""
        meant = self.misprinted[fold(name)]
        return self.ask.text(
            f"body.{name}",
            f"“{name}” không có trong danh mục cơ quan, có thể thiếu chữ. Đúng tên là gì?",
            f"“{name}” is no known body, a word may be missing. What is its name?",
            choices=[*meant, name],
            proposal=meant[0],
            body=True,
        )

    def _mapped(self, name: str, role: Role) -> str | None:
        who = self.issuer
        change = map_body(
            name,
            level=who.level,
            unit_old=who.old.unit,
            unit_new=who.unit,
            role=role,
            province=who.province,
        )
        if change.status != "ask":
            if change.status == "mapped":
                self.notes[name] = Message(vi=f"{name} → {change.name}: {change.reason_vi}.", en=change.reason_en + ".")
            return capital(change.name or name)
        return self.ask.text(
            f"body.{name}",
            f"“{name}”: {change.reason_vi}. Nay ghi là cơ quan nào?",
            f"“{name}”: {change.reason_en}. Which body is it now?",
            choices=change.candidates,
            proposal=change.candidates[0] if change.candidates else None,
            body=True,
        )


def _in_case_of(name: str, old: str) -> str:
    """A name to stand where another stood: a general one begins with a small letter where the other did."""
    return name if old[:1].isupper() else lowered(name)
