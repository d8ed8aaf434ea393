"""The records of a plan, as ``kehoach extract --format json`` writes them (contract version 1).

Frozen pydantic models: their JSON Schema is what ``kehoach schema`` prints. Offsets are half-open, in
characters of ``Plan.text``; ``text[where.start:where.end] == where.quote`` always holds.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"

DocumentKind: TypeAlias = Literal[
    "plan", "decision", "report", "notice", "directive", "letter", "submission", "resolution", "programme",
    "annex", "other",
]  # fmt: skip
Level: TypeAlias = Literal["commune", "district", "province", "central"]
Field_: TypeAlias = Literal[
    "steering", "institutions", "procedures", "organisation", "civil_service", "public_finance", "digital",
    "impact", "satisfaction", "competitiveness", "other",
]  # fmt: skip
Origin: TypeAlias = Literal["cell", "label", "group", "heading", "prose"]
DeadlineKind: TypeAlias = Literal["date", "period", "recurring", "ongoing", "conditional", "reference"]
Rhythm: TypeAlias = Literal["week", "month", "quarter", "half-year", "year"]


class Record(BaseModel):
    """Base of all records: frozen, no unknown fields, constructed and dumped by field name or alias."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class TablePlace(Record):
    """Cell of a stitched table, all counted from 0."""

    index: int
    row: int
    column: int


class Where(Record):
    """The place of a quotation; what a format does not know is null."""

    start: int
    end: int
    quote: str
    page: int | None = None
    line: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    block: int | None = None
    table: TablePlace | None = None


Places: TypeAlias = Where | list[Where]


class Source(Record):
    """The file that was read and how."""

    name: str
    sha256: str
    media: str
    pages: int | None = None
    reader: str
    ocr: bool = False
    coverage: float
    claimed: float


class Header(Record):
    """What the head and the signature block say (thể thức văn bản, NĐ 30/2020)."""

    kind: DocumentKind = "other"
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    parent: str | None = None
    level: Level | None = None
    place: str | None = None
    issued: str | None = None
    title: str | None = None
    plan_year: int | None = None
    base_year: int | None = None
    signer: str | None = None
    signer_title: str | None = None
    authority: str | None = None
    recipients: list[str] = Field(default_factory=list)
    number_inferred: str | None = None
    issued_inferred: str | None = None
    where: dict[str, Where] = Field(default_factory=dict)


class Citation(Record):
    """One distinct document cited, first mention first; further mentions are in ``where``."""

    symbol: str
    kind: str
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None
    role: Literal["basis", "mention", "self", "replaced"] = "mention"
    where: Places


class Section(Record):
    """A heading: label path joined by dots, title without number and final punctuation."""

    label: str
    title: str
    level: int
    where: Where


class Score(Record):
    """One printed mention of a criterion's figures (điểm tối đa, tự chấm, thẩm định)."""

    section: str | None = None
    criterion: str
    code: str | None = None
    field: Field_ | None = None
    year: int | None = None
    max: float | None = None
    self_: float | None = Field(default=None, alias="self")
    appraised: float | None = None
    delta: float | None = None
    previous: float | None = None
    unit: str | None = None
    n_criteria: int | None = None
    n_subcriteria: int | None = None
    total: bool = False
    unit_of_government: str | None = None
    rank: int | None = None
    printed: dict[str, str] = Field(default_factory=dict)
    soft: bool = False
    where: Where


class Target(Record):
    """A measurable quantity that the plan sets to reach."""

    section: str | None = None
    text: str
    value: float
    upper: float | None = None
    unit: str
    op: Literal[">=", "=", ">", "<=", "<", "range"]
    printed: str
    where: Where


class Body(Record):
    """A responsible body, as printed and resolved."""

    name: str
    id: str | None = None
    kind: str | None = None
    from_: Origin = Field(alias="from")
    where: Where


class Deadline(Record):
    """One time expression. ``due`` is the last day allowed, ISO."""

    raw: str
    kind: DeadlineKind
    due: str | None = None
    start: str | None = None
    every: Rhythm | None = None
    condition: str | None = None
    product: str | None = None
    from_: Origin = Field(alias="from")
    where: Where


class Action(Record):
    """One of several aligned lines of a table row."""

    text: str
    lead: list[Body] = Field(default_factory=list[Body])
    coop: list[Body] = Field(default_factory=list[Body])
    deadlines: list[Deadline] = Field(default_factory=list[Deadline])
    deadline_raw: str | None = None
    where: Where


class Task(Record):
    """Something to do (role task) or an item that assigns work to a named body (role duty)."""

    id: str
    ordinal: str | None = None
    section: str | None = None
    field: Field_ | None = None
    intent: Literal["remedy", "maintain"] | None = None
    role: Literal["task", "duty"] = "task"
    criterion: str | None = None
    text: str
    lead: list[Body] = Field(default_factory=list[Body])
    coop: list[Body] = Field(default_factory=list[Body])
    output: str | None = None
    output_where: Places | None = None
    inherited: bool = False
    deadlines: list[Deadline] = Field(default_factory=list[Deadline])
    actions: list[Action] = Field(default_factory=list[Action])
    targets: list[int] = Field(default_factory=list[int])
    citations: list[str] = Field(default_factory=list)
    where: Places


class Issue(Record):
    """Where the reading is in doubt; the words are kept all the same."""

    code: str
    message: str
    where: Where | None = None


class Plan(Record):
    """All records of one document."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    text: str
    source: Source
    header: Header
    citations: list[Citation] = Field(default_factory=list[Citation])
    sections: list[Section] = Field(default_factory=list[Section])
    scores: list[Score] = Field(default_factory=list[Score])
    targets: list[Target] = Field(default_factory=list[Target])
    tasks: list[Task] = Field(default_factory=list[Task])
    issues: list[Issue] = Field(default_factory=list[Issue])

    def to_json(self, indent: int | None = None) -> str:
        """The record as the contract's JSON object."""
        return self.model_dump_json(by_alias=True, indent=indent)
