"""What next year's plan says and where each word of it comes from, as ``kehoach draft --json`` writes it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from kehoach.models.findings import Message
from kehoach.models.records import Field_, Level, Record, Where

Fate: TypeAlias = Literal["carried", "strengthened", "new", "dropped"]
Slot: TypeAlias = Literal["basis", "purpose", "requirement", "review", "target", "task", "duty", "reporting"]
Part: TypeAlias = Literal["text", "lead", "coop", "output", "deadline", "criterion"]


class Origin(Record):
    """Where a piece of the draft comes from, and why it stands there.

    ``before`` are the words of last year's plan at ``where`` (None where the piece is new); ``proposed`` names the
    parts that nobody decided yet: they come from a vocabulary or a likeness, and the user is told of each.
    """

    fate: Fate
    reason: Message
    where: Where | None = None
    before: str | None = None
    proposed: list[Part] = Field(default_factory=list[Part])


class Passage(Record):
    """One paragraph of prose in the draft. ``body`` is the body a duty or a report is laid on."""

    slot: Slot
    text: str
    origin: Origin
    body: str | None = None


class Loss(Record):
    """Points of one criterion that can be regained: ``max`` less ``reached``; ``lost`` is None where unknown.

    ``by`` says whose figure ``reached`` is. ``top`` marks a field's own row, whose points its criteria share out.
    """

    criterion: str
    code: str | None = None
    field: Field_ | None = None
    max: float | None = None
    self_: float | None = Field(default=None, alias="self")
    appraised: float | None = None
    reached: float | None = None
    by: Literal["appraised", "self"] | None = None
    lost: float | None = None
    top: bool = False
    where: Where | None = None


class DraftTask(Record):
    """One task of the draft in logframe form; ``deadlines`` and bodies as they are printed, one string each."""

    id: str
    text: str
    field: Field_
    intent: Literal["remedy", "maintain"]
    criterion: str | None = None
    lead: list[str] = Field(default_factory=list[str])
    coop: list[str] = Field(default_factory=list[str])
    output: str | None = None
    deadlines: list[str] = Field(default_factory=list[str])
    origin: Origin


class Question(Record):
    """What the draft does not know. The same ``key`` answers it on the command line, in a file and on the terminal.

    ``proposal`` is what stands in the draft where nobody answers (None: a blank stays); a ``required`` question
    without an answer ends the drafting.
    """

    key: str
    message: Message
    kind: Literal["text", "number", "date", "choice", "body"] = "text"
    choices: list[str] = Field(default_factory=list[str])
    proposal: str | None = None
    required: bool = False
    about: Where | None = None


class DraftHead(Record):
    """Head, signature and recipients. ``day`` and ``number`` are None where they stay blank until it is issued."""

    unit: str
    unit_kind: str
    issuer: str
    parent: str | None = None
    level: Level
    place: str
    number: str | None = None
    symbol: str = "KH-UBND"
    year: int
    issued: str | None = None
    title: str
    authority: str | None = None
    signer_title: str
    signer: str | None = None
    recipients: list[str] = Field(default_factory=list[str])


class Draft(Record):
    """The whole of a draft: what a template prints, what is asked, what was left out and why."""

    template: str
    plan_year: int
    base_year: int
    source: str
    head: DraftHead
    passages: list[Passage] = Field(default_factory=list[Passage])
    results: list[Loss] = Field(default_factory=list[Loss])
    goal: float | None = None
    goal_of: float | None = None
    tasks: list[DraftTask] = Field(default_factory=list[DraftTask])
    dropped: list[Origin] = Field(default_factory=list[Origin])
    questions: list[Question] = Field(default_factory=list[Question])
    answers: dict[str, str] = Field(default_factory=dict)
    notes: list[Message] = Field(default_factory=list[Message])

    def of(self, *slots: Slot) -> list[Passage]:
        """The passages of some slots in the order they are printed."""
        return [passage for passage in self.passages if passage.slot in slots]

    def to_json(self, indent: int | None = None) -> str:
        """The draft as a JSON object."""
        return self.model_dump_json(by_alias=True, indent=indent)
