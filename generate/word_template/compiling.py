"""The Jinja code of a part: put together from its XML and tags, looked over, and compiled once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import cast

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateError as JinjaError

from kehoach.generate.word_template import failures
from kehoach.generate.word_template.joining import MARK
from kehoach.generate.word_template.places import Place
from kehoach.generate.word_template.sandbox import EACH, FLAT, GLUE, WRITE, Sandbox, filter_node
from kehoach.generate.word_template.tags import Tag
from kehoach.generate.word_template.wording import missing, wording
from kehoach.models.errors import Said, TemplateError

_BRACES = {"value": ("{{", "}}"), "block": ("{%", "%}")}
_KNOWN_BLOCKS = frozenset(
    ("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "with", "endwith", "macro", "endmacro")
)
_REFUSED = frozenset(
    (
        "include",
        "import",
        "from",
        "extends",
        "block",
        "endblock",
        "call",
        "endcall",
        "filter",
        "endfilter",
        "autoescape",
        "endautoescape",
        "raw",
        "endraw",
        "do",
        "trans",
        "endtrans",
        "debug",
    )
)


@dataclass(frozen=True, slots=True)
class Source:
    """The code of a part; tag ``at`` begins on line ``lines[at]`` (marks are on lines of their own)."""

    part: str
    text: str
    tags: Sequence[Tag]
    order: Sequence[int]
    lines: Sequence[int]

    def place(self, line: int) -> Place:
        """The place of the last tag at or before a line of the code."""
        at = bisect_right(self.lines, line) - 1
        return self.tags[self.order[at]].place if at >= 0 else Place(self.part)

    def number(self, line: int) -> int:
        """The number of the tag on a line."""
        return self.order[max(bisect_right(self.lines, line) - 1, 0)]


def composed(part: str, xml: str, tags: Sequence[Tag]) -> Source:
    """The code of a part: each tag's inside on a line of its own, so that lines lead back to places."""
    pieces: list[str] = []
    order: list[int] = []
    lines: list[int] = []
    line = 1
    at = 0
    for found in MARK.finditer(xml):
        number = int(found[1])
        opener, closer = _BRACES[tags[number].kind]
        before = _neutral(xml[at : found.start()], followed=True)
        line += before.count("\n") + 1
        tag = tags[number]
        opening, closing = "-" * tag.joins_before, "-" * tag.joins_after
        pieces += (before, opener, opening, "\n", tag.code, " ", closing, closer)
        order.append(number)
        lines.append(line)
        at = found.end()
    pieces.append(_neutral(xml[at:], followed=False))
    return Source(part, "".join(pieces), tags, order, lines)


def _neutral(xml: str, *, followed: bool) -> str:
    """XML in which no brace begins a tag."""
    for opener in ("{{", "{%", "{#"):
        while opener in xml:
            xml = xml.replace(opener, "&#123;" + opener[1])
    return xml[:-1] + "&#123;" if followed and xml.endswith("{") else xml


def check_words(tags: Sequence[Tag]) -> None:
    """Raises ``template.unsupported`` for blocks that are not for plans, ``template.syntax`` for unknown ones."""
    for tag in tags:
        whole = tag.kind == "value" and tag.level in ("tr", "tc")
        if not whole and (tag.kind != "block" or tag.word in _KNOWN_BLOCKS):
            continue
        if whole or tag.word in _REFUSED:
            raise failures.failure(
                "unsupported",
                f"Mẫu không dùng được thẻ {tag.word or tag.level}",
                f"Templates cannot use the tag {tag.word or tag.level}",
                tag.place,
                Said("Mẫu là một tệp trọn vẹn: dùng if, for, set, with, macro.", "Use if, for, set, with, macro."),
            )
        raise failures.failure("syntax", "Không có thẻ này", "There is no such tag", tag.place)


def parsed(environment: Sandbox, source: Source) -> nodes.Template:
    """The tree of the code as the author wrote it; raises ``template.syntax``."""
    try:
        return environment.parse(source.text)
    except TemplateSyntaxError as error:
        raise _syntax(error.message or "", source.place(error.lineno)) from error
    except RecursionError as error:
        raise _syntax("nested too deep", Place(source.part)) from error


def compiled(environment: Sandbox, source: Source, tree: nodes.Template) -> Template:
    """The template, every value written with the formatting of its place and every loop counted."""
    try:
        _refuse_private(tree, source)
        _refuse_unknown(environment, tree, source)
        _instrument(tree, source)
        tree.set_environment(environment)
        return Template.from_code(environment, environment.compile(tree), environment.globals)
    except TemplateSyntaxError as error:
        raise _syntax(error.message or "", source.place(error.lineno)) from error
    except (SyntaxError, RecursionError, ValueError) as error:
        raise _syntax("nested too deep", Place(source.part)) from error


def _syntax(said: str, place: Place) -> TemplateError:
    vi, en = wording(said)
    return failures.failure(
        "syntax",
        f"Thẻ viết sai: {vi}",
        f"The tag is wrong: {en}",
        place,
        Said("Sửa thẻ này trong mẫu.", "Mend this tag in the template."),
    )


def _refuse_private(tree: nodes.Template, source: Source) -> None:
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Name)):
        name: object = ""
        if isinstance(node, nodes.Getattr):
            name = node.attr
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            name = node.arg.value
        elif isinstance(node, nodes.Name):
            # ``self`` is the template itself to Jinja; as a field of the data it is a name like others.
            name = "_self" if node.name == "self" else node.name
        if isinstance(name, str) and name.startswith("_"):
            raise failures.unsafe(f"tên {name}", f"the name {name}", source.place(node.lineno))


def _refuse_unknown(environment: Sandbox, tree: nodes.Template, source: Source) -> None:
    """Jinja leaves filters and tests in conditions until they are reached."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        if isinstance(node, nodes.Filter) and node.name not in environment.filters:
            raise _syntax(f"no filter named {node.name!r}", source.place(node.lineno))
        if isinstance(node, nodes.Test) and node.name not in environment.tests:
            raise _syntax(f"no test named {node.name!r}", source.place(node.lineno))


def _instrument(tree: nodes.Template, source: Source) -> None:
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            node if isinstance(node, nodes.TemplateData) else filter_node(node, WRITE, source.number(node.lineno))
            for node in output.nodes
        ]
    for loop in tree.find_all(nodes.For):
        letters = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        loop.iter = filter_node(cast("nodes.Expr", loop.iter), EACH, letters)
    for listed in tree.find_all(nodes.List):
        listed.items = [_flattened(item) for item in listed.items]
    for paired in tree.find_all(nodes.Tuple):
        if paired.ctx == "load":
            paired.items = [_flattened(item) for item in paired.items]
    for pair in tree.find_all(nodes.Pair):
        pair.value = _flattened(pair.value)
    _glue(tree)


def _flattened(item: nodes.Expr) -> nodes.Expr:
    literal = isinstance(item, (nodes.Const, nodes.List, nodes.Tuple, nodes.Dict))
    return item if literal else filter_node(item, FLAT)


def _glue(node: nodes.Node) -> None:
    """Puts a counted joining in place of every ``~``."""
    for name, value in list(node.iter_fields()):
        if isinstance(value, nodes.Node):
            _glue(value)
            setattr(node, name, _glued(value))
        elif isinstance(value, list):
            items = cast("list[object]", value)
            for item in items:
                if isinstance(item, nodes.Node):
                    _glue(item)
            setattr(node, name, [_glued(item) if isinstance(item, nodes.Node) else item for item in items])


def _glued(node: nodes.Node) -> nodes.Node:
    if not isinstance(node, nodes.Concat):
        return node
    return filter_node(nodes.List(list(node.nodes), lineno=node.lineno), GLUE)


def rendered_failure(error: Exception, source: Source) -> TemplateError:
    """What went wrong while a part was filled in, as an error with its place."""
    place = _raised_at(error.__traceback__, source)
    if isinstance(error, TemplateError):
        if error.where:
            return error
        vi, en = place.said()
        message = Said(f"{error.message.vi} ({vi})", f"{error.message.en} ({en})")
        return TemplateError(error.code, message, error.hint, place.part)
    if isinstance(error, UndefinedError):
        name = missing(error.message or "")
        return failures.failure(
            "unknown_variable",
            f"Mẫu dùng tên mà dữ liệu không có: {name}",
            f"The template uses a name that the data lacks: {name}",
            place,
            Said(
                "Xem kehoach template check để biết các tên dùng được.",
                "kehoach template check lists the names that can be used.",
            ),
        )
    if isinstance(error, (RecursionError, MemoryError)):
        return failures.limit("gọi nhau không dừng", "it calls itself without end", place)
    if isinstance(error, SecurityError):
        return failures.unsafe(str(error), str(error), place)
    kind = "syntax" if isinstance(error, JinjaError) else "value"
    vi, en = wording(str(error))
    return failures.failure(kind, f"Không tính được thẻ: {vi}", f"The tag cannot be worked out: {en}", place)


def _raised_at(trace: TracebackType | None, source: Source) -> Place:
    line = 0
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return source.place(line)
