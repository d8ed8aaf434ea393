"""The names a template asks its data for: ``tasks[].lead`` for ``{{ t.lead }}`` in ``{% for t in tasks %}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from kehoach.generate.word_template.compiling import Source
from kehoach.generate.word_template.places import Place

_GIVEN = frozenset(("range", "namespace", "loop", "varargs", "kwargs", "caller"))
_LAST_ITEM_METHODS = frozenset(("items", "keys", "values", "get", "upper", "lower", "strip", "count", "index"))
_SAME_ITEMS = frozenset(
    ("sort", "unique", "list", "reverse", "select", "reject", "selectattr", "rejectattr", "default")
)
_ASKING = frozenset(("defined", "undefined", "default", "d"))
_ONE_ITEM = frozenset(("first", "last", "min", "max"))

_Scope = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Field:
    """A name that the data must have, dotted, ``[]`` for the items of a list, and one place that uses it.

    ``optional``: the template asks first whether it is there (``is defined``, ``default``).
    """

    name: str
    place: Place
    optional: bool = False


def fields_of(tree: nodes.Template, source: Source) -> list[Field]:
    """Every use of a name of the data, in order, each name once a tag."""
    found = _Walk(source).body(tree.body, {})
    return list(dict.fromkeys(found))


class _Walk:
    """Goes through the tree with the names that loops and ``set`` have bound: to a name of the data or to None."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def body(self, body: list[nodes.Node], scope: _Scope) -> Iterator[Field]:
        known = dict(scope)
        for node in body:
            yield from self.node(node, known)

    def node(self, node: nodes.Node, known: dict[str, str | None]) -> Iterator[Field]:
        """The names below a node; ``set`` and ``macro`` add what they bind to ``known``."""
        if isinstance(node, (nodes.For, nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.With)):
            yield from self._binding(node, known)
        elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            yield from self._name(node, known)
        elif isinstance(node, nodes.If):
            yield from self.node(node.test, known)
            for part in (node.body, node.elif_, node.else_):
                for inner in part:
                    yield from self.node(inner, known)
        elif isinstance(node, (nodes.Test, nodes.Filter)) and node.name in _ASKING and node.node is not None:
            yield from self._optional(node.node, known)
            for argument in node.args:
                yield from self.node(argument, known)
        else:
            for child in node.iter_child_nodes():
                yield from self.node(child, known)

    def _binding(self, node: nodes.Node, known: dict[str, str | None]) -> Iterator[Field]:
        match node:
            case nodes.For():
                yield from self._loop(node, known)
            case nodes.With():
                yield from self._with(node, known)
            case nodes.Assign():
                yield from self.node(node.node, known)
                self._bind(node.target, self.dotted(node.node, known), known)
            case nodes.AssignBlock():
                yield from self.body(node.body, known)
                self._bind(node.target, None, known)
            case nodes.Macro():
                known[node.name] = None
                yield from self.body(node.body, known | {argument.name: None for argument in node.args})
            case _:
                pass

    def _name(self, node: nodes.Name | nodes.Getattr | nodes.Getitem, known: _Scope) -> Iterator[Field]:
        said = self.dotted(node, known)
        if said:
            yield Field(said, self._source.place(node.lineno))
        elif not isinstance(node, nodes.Name):
            yield from self.node(node.node, dict(known))
        if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
            yield from self.node(node.arg, dict(known))

    def _optional(self, node: nodes.Node, known: dict[str, str | None]) -> Iterator[Field]:
        for field in self.node(node, known):
            yield Field(field.name, field.place, optional=True)

    def _loop(self, node: nodes.For, known: dict[str, str | None]) -> Iterator[Field]:
        yield from self.node(node.iter, known)
        items = self.dotted(node.iter, known)
        bound = dict(known)
        self._bind(node.target, f"{items}[]" if items else None, bound)
        if node.test is not None:
            yield from self.node(node.test, bound)
        yield from self.body(node.body, bound)
        yield from self.body(node.else_, known)

    def _with(self, node: nodes.With, known: dict[str, str | None]) -> Iterator[Field]:
        bound = dict(known)
        for target, value in zip(node.targets, node.values, strict=True):
            yield from self.node(value, known)
            self._bind(target, self.dotted(value, known), bound)
        yield from self.body(node.body, bound)

    def _bind(self, target: nodes.Node, said: str | None, known: dict[str, str | None]) -> None:
        if isinstance(target, nodes.Name):
            known[target.name] = said
        else:
            known.update({name.name: None for name in target.find_all(nodes.Name)})

    def dotted(self, node: nodes.Node, known: _Scope) -> str | None:
        """The dotted name an expression stands for; None where it is no name of the data."""
        match node:
            case nodes.Name():
                given = node.name in _GIVEN and node.name not in known
                return None if given else known.get(node.name, node.name)
            case nodes.Getattr():
                return self._inside(node.node, node.attr, known)
            case nodes.Getitem():
                return self._item(node, known)
            case nodes.Filter() if node.node is not None and node.name in (*_SAME_ITEMS, "d"):
                return self.dotted(node.node, known)
            case nodes.Filter() if node.node is not None and node.name in _ONE_ITEM:
                items = self.dotted(node.node, known)
                return f"{items}[]" if items else None
            case _:
                return None

    def _item(self, node: nodes.Getitem, known: _Scope) -> str | None:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._inside(node.node, node.arg.value, known)
        outer = self.dotted(node.node, known)
        if isinstance(node.arg, nodes.Slice):
            return outer
        return f"{outer}[]" if outer else None

    def _inside(self, node: nodes.Node, name: str, known: _Scope) -> str | None:
        outer = self.dotted(node, known)
        if not outer:
            return None
        return outer if name in _LAST_ITEM_METHODS else f"{outer}.{name}"
