"""The tables of a store as data: what each holds, one line a column.

A line reads ``name type``, with ``!`` where a value is never missing and ``~`` where it says how or when a file was
read rather than what it says (two stores of the same archive are equal in all columns without ``~``).

``id`` and ``document`` are whole numbers that follow from the file's sha256: a document's rows in every table have
the ids ``document + 1, document + 2, ...`` in the order of the document (see ``identity``).
Places in the text are ``begin_at``/``end_at`` (half-open, characters of ``texts.text``), ``page`` and ``line`` count
from 1. Truth is 0 or 1. Days are ISO text (``2024-09-30``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Type: TypeAlias = Literal["int", "real", "text", "blob"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``since`` = the schema version that brought it."""

    name: str
    type: Type
    required: bool = False
    volatile: bool = False
    since: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``words`` are the columns of folded text that its full-text index covers."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    since: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)


def columns(lines: str, since: int = 1) -> tuple[Column, ...]:
    """The columns that the lines describe."""
    found: list[Column] = []
    for line in lines.strip().splitlines():
        name, kind = line.split()
        bare = kind.rstrip("!~")
        if bare not in ("int", "real", "text", "blob"):
            raise ValueError(line)
        found.append(Column(name, bare, "!" in kind, "~" in kind, since))
    return tuple(found)


_PLACE = "begin_at int\nend_at int\npage int\nline int\nquote text"

# One row a file found (also one inside a ZIP): ``path`` is its address, ``container`` the outermost ZIP it lies in.
# status: pending | ok | doubt (read, with issues) | error. ``document`` is null unless it was read.
INPUTS = Table(
    "inputs",
    columns("""
        path text!
        name text!
        container text
        size int
        mtime int
        sha256 text
        reader_version text
        status text!
        document int
        run int~
        seconds real~
        attempts int~
        settled text~
    """),
    ("path",),
    (("sha256",), ("document",), ("status",), ("container",)),
)

# A ZIP whose members all stand in ``inputs``.
CONTAINERS = Table("containers", columns("path text!\nsize int!\nmtime int!\nmembers int!"), ("path",))

# Why an input was not read; one row an input of status error.
ERRORS = Table(
    "errors",
    columns("path text!\ncode text!\nvi text!\nen text!\nhint_vi text!\nhint_en text!\nplace text!"),
    ("path",),
    (("code",),),
)

# One row a document read, however many copies of it were found; ``path``/``name`` are those of the first copy.
# ``unit`` = key of the issuing body under which a unit's plans of different years meet (folded issuer and parent).
DOCUMENTS = Table(
    "documents",
    columns("""
        id int!
        sha256 text!
        reader_version text!
        path text!
        name text!
        media text!
        size int!
        mtime int
        status text!
        kind text!
        number text
        symbol text
        issuer text
        unit text!
        level text
        parent text
        province text
        place text
        issued text
        title text
        plan_year int
        base_year int
        signer text
        signer_title text
        authority text
        pages int
        reader text!
        coverage real!
        claimed real!
        issue_count int!
        task_count int!
        duty_count int!
        score_count int!
        finding_count int!
        error_findings int!
        warning_findings int!
    """),
    ("id",),
    (("sha256",), ("unit", "plan_year"), ("plan_year",), ("kind",)),
)

# The text and all records of a document (contract JSON without its ``text``), and the words to search it by.
TEXTS = Table(
    "texts",
    columns("id int!\ntext text!\nrecords text!\naudit text!\ntitle_words text!\nwords text!"),
    ("id",),
    words=("title_words", "words"),
)

# ``record`` = the contract's task id; ``lead``/``coop`` = names joined by "; "; the deadline columns show the first one
# that has a due day, else the first; ``deadline_raw`` all of them joined by "; ". ``*words`` are folded, for search.
TASKS = Table(
    "tasks",
    columns(f"""
        id int!
        document int!
        record text!
        ordinal text
        section text
        section_title text
        field text
        intent text
        role text!
        criterion text
        text text!
        lead text!
        coop text!
        output text
        inherited int!
        deadline_raw text!
        deadline_kind text
        due text
        start text
        every text
        actions int!
        {_PLACE}
        words text!
        body_words text!
        output_words text!
    """),
    ("id",),
    (("document",), ("due",), ("field",), ("role",)),
    words=("words", "body_words", "output_words"),
)

# The bodies of a task; ``role`` lead | coop; ``action`` = number of the action (from 0) that names it, null for the
# task itself; ``body`` = the resolved id; ``folded`` = its name folded.
BODIES = Table(
    "bodies",
    columns("""
        id int!
        document int!
        task int!
        action int
        role text!
        name text!
        body text
        kind text
        origin text!
        folded text!
    """),
    ("id",),
    (("document",), ("task",), ("body",), ("folded",)),
)

DEADLINES = Table(
    "deadlines",
    columns(f"""
        id int!
        document int!
        task int!
        action int
        raw text!
        kind text!
        due text
        start text
        every text
        condition text
        product text
        origin text!
        {_PLACE}
    """),
    ("id",),
    (("document",), ("task",), ("due",)),
)

ACTIONS = Table(
    "actions",
    columns(f"""
        id int!
        document int!
        task int!
        action int!
        text text!
        lead text!
        coop text!
        deadline_raw text!
        {_PLACE}
    """),
    ("id",),
    (("document",), ("task",)),
)

SCORES = Table(
    "scores",
    columns(f"""
        id int!
        document int!
        section text
        criterion text!
        code text
        field text
        year int
        max real
        self real
        appraised real
        delta real
        previous real
        unit text
        n_criteria int
        n_subcriteria int
        total int!
        unit_of_government text
        rank int
        soft int!
        {_PLACE}
    """),
    ("id",),
    (("document",), ("field", "year")),
)

TARGETS = Table(
    "targets",
    columns(f"""
        id int!
        document int!
        section text
        text text!
        value real!
        upper real
        unit text!
        op text!
        printed text!
        {_PLACE}
    """),
    ("id",),
    (("document",),),
)

CITATIONS = Table(
    "citations",
    columns(f"""
        id int!
        document int!
        symbol text!
        kind text!
        issued text
        issuer text
        title text
        role text!
        mentions int!
        {_PLACE}
    """),
    ("id",),
    (("document",), ("symbol",)),
)

SECTIONS = Table(
    "sections",
    columns(f"id int!\ndocument int!\nlabel text!\ntitle text!\nlevel int!\n{_PLACE}"),
    ("id",),
    (("document",),),
)

ISSUES = Table(
    "issues",
    columns(f"id int!\ndocument int!\ncode text!\nmessage text!\n{_PLACE}"),
    ("id",),
    (("document",), ("code",)),
)

# ``record`` = the contract's id of the task it is about.
FINDINGS = Table(
    "findings",
    columns(f"""
        id int!
        document int!
        code text!
        severity text!
        vi text!
        en text!
        evidence text
        suggestion_vi text
        suggestion_en text
        record text
        {_PLACE}
    """),
    ("id",),
    (("document",), ("code",), ("severity",)),
)

# Sameness: made anew by its own step over the documents. ``kind`` says what the members have in common.
GROUPS = Table("groups", columns("id int!\nkind text!\nlabel text!\nmethod text!"), ("id",), (("kind",),))
MEMBERS = Table(
    "members",
    columns("group_id int!\ndocument int!\nrole text\nlikeness real\nrank int"),
    ("group_id", "document"),
    (("document",),),
)
SIGNATURES = Table(
    "signatures", columns("document int!\nmethod text!\nshingles int!\nvalue blob!"), ("document", "method")
)

# The journal: one row a run of convert. ``counts`` and ``options`` are JSON objects.
RUNS = Table(
    "runs",
    columns("""
        id int!
        started text!~
        finished text~
        state text!~
        archive text!~
        options text!~
        counts text!~
        seconds real~
    """),
    ("id",),
)
META = Table("meta", columns("name text!\nvalue text!~"), ("name",))

# Tables whose rows belong to one document and go with it; ``id`` counts from the document's.
RECORDS = (TASKS, BODIES, DEADLINES, ACTIONS, SCORES, TARGETS, CITATIONS, SECTIONS, ISSUES, FINDINGS)
JOURNAL = (RUNS, META)
TABLES: tuple[Table, ...] = (
    META, RUNS, INPUTS, CONTAINERS, ERRORS, DOCUMENTS, TEXTS, *RECORDS, GROUPS, MEMBERS, SIGNATURES,
)  # fmt: skip
