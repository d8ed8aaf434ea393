"""Jinja with nothing in reach but plain data, and every step counted.

On top of ``ImmutableSandboxedEnvironment``: attributes are names of the data or a short list of methods,
only macros, loops and those methods can be called, operators that could fill the memory are measured, code
is refused that plans have no use for (``include``, ``import``, ``extends``, ``block``, ``filter``, ``call``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from types import BuiltinMethodType, MethodType
from typing import Any, cast

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from kehoach.generate.word_template import filters
from kehoach.generate.word_template.budget import MAX_ITEMS, MAX_TEXT, current
from kehoach.generate.word_template.failures import limit, unsafe
from kehoach.generate.word_template.tags import Tag
from kehoach.generate.word_template.writing import WRITERS

WRITE, EACH, GLUE, FLAT = " write", " each", " glue", " flat"
"""Filters that the compiler puts in; a name with a blank cannot be written in a template."""

_METHODS: dict[type, frozenset[str]] = {
    str: frozenset(("upper", "lower", "strip", "lstrip", "rstrip", "startswith", "endswith", "count", "find")),
    dict: frozenset(("items", "keys", "values", "get")),
    list: frozenset(("count", "index")),
}
_LOOP = frozenset(
    (
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "changed",
        "cycle",
    )
)
_MAX_BITS = 4096


class Each:
    """What a loop goes through, each turn counted with the letters its body writes at least."""

    __slots__ = ("_items", "_letters")

    def __init__(self, items: Any, letters: int) -> None:
        self._items = items
        self._letters = max(letters, 0)

    def __iter__(self) -> Iterator[object]:
        # A missing name says so here, when the loop begins.
        for item in iter(self._items):
            current().step(self._letters)
            yield item

    def __len__(self) -> int:
        if isinstance(self._items, Sized):
            return len(self._items)
        raise TypeError("not counted yet")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one template; ``tags`` are those of the part that is compiled or rendered."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, tags: list[Tag]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, optimized=False)
        self.globals = {"range": _range, "namespace": Namespace}
        self.filters = {**filters.FILTERS, EACH: Each, GLUE: filters.glued, FLAT: _flat}
        self.tests = dict(filters.TESTS)
        self.filters[WRITE] = self._write
        self._tags = tags

    def _write(self, value: object, at: int) -> Markup:
        tag = self._tags[at]
        return WRITERS[tag.level](value, tag)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name of the data first, then a method from the list; nothing else exists."""
        return self._named(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``table["name"]``, ``list[0]``, ``words[1:3]``."""
        if isinstance(argument, str):
            return self._named(obj, argument)
        if isinstance(obj, (str, list, tuple)) and isinstance(argument, (int, slice)):
            try:
                return cast("list[object]", obj)[cast("int", argument)]
            except (IndexError, ValueError, TypeError):
                return self.undefined(obj=obj, name=str(cast("object", argument)))
        if isinstance(obj, Undefined):
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))

    def _named(self, obj: Any, name: str) -> Any:
        value = cast("object", obj)
        table = cast("Mapping[str, object]", value) if isinstance(value, Mapping) else None
        if table is not None and name in table:
            return table[name]
        if name.startswith("_"):
            raise unsafe(f"tên {name}", f"the name {name}")
        if isinstance(obj, Undefined):
            return getattr(obj, name)  # raises, saying what is missing
        if isinstance(obj, Namespace):
            return _held(obj)[name] if name in _held(obj) else self.undefined(obj=obj, name=name)
        if isinstance(obj, LoopContext):
            return getattr(obj, name) if name in _LOOP else self.undefined(obj=obj, name=name)
        if name in _METHODS.get(type(cast("object", obj)), ()):
            return getattr(obj, name)
        if table is None and hasattr(cast("object", obj), name):
            raise unsafe(f"tên {name}", f"the name {name}")
        return self.undefined(obj=obj, name=name)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, loops that go into themselves, and the listed methods."""
        if isinstance(obj, (Macro, LoopContext)) or obj is _range or obj is Namespace:
            return True
        owner: object = getattr(obj, "__self__", None)
        if isinstance(obj, BuiltinMethodType):
            return obj.__name__ in _METHODS.get(type(owner), ())
        return isinstance(obj, MethodType) and isinstance(owner, LoopContext) and obj.__name__ in _LOOP

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """A call, counted; a loop that goes into itself counts its turns as any loop."""
        current().step()
        if isinstance(__obj, Undefined):
            return __obj()  # raises, saying what is missing
        if isinstance(__obj, LoopContext) and args:
            args = (Each(args[0], 0), *args[1:])
        if not self.is_safe_callable(__obj):
            raise unsafe("gọi thứ không phải macro", "a call of something that is no macro")
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator, where its result stays small."""
        _measure(operator, left, right)
        return super().call_binop(context, operator, left, right)


def _held(space: Namespace) -> Mapping[str, object]:
    return cast("Mapping[str, object]", object.__getattribute__(space, "_Namespace__attrs"))


def _range(*bounds: int) -> range:
    made = range(*bounds)
    if len(made) > MAX_ITEMS:
        raise limit(f"dãy hơn {MAX_ITEMS} số", f"a range of more than {MAX_ITEMS} numbers")
    return made


def _flat(value: object) -> object:
    """An item of a list written in the template: no list again, so that lists cannot double in depth."""
    if isinstance(value, (list, tuple, dict)):
        raise unsafe("danh sách lồng trong danh sách", "a list in a list")
    return value


def _measure(operator: str, left: object, right: object) -> None:
    if isinstance(left, Undefined) or isinstance(right, Undefined):
        return
    numbers = [side for side in (left, right) if isinstance(side, (int, float))]
    if len(numbers) == 2:
        _measure_numbers(operator, numbers[0], numbers[1])
    elif operator == "+" and type(left) is type(right) and isinstance(left, (str, list)):
        words = isinstance(left, str)
        size = len(cast("Sized", left)) + len(cast("Sized", right))
        if isinstance(left, Markup) or size > (MAX_TEXT if words else MAX_ITEMS):
            raise limit("chữ hoặc danh sách dài quá", "the text or list is too long")
        current().step(size >> 4)
    else:
        raise unsafe(f"{operator} chỉ dùng cho số", f"{operator} is for numbers")


def _measure_numbers(operator: str, left: float, right: float) -> None:
    power = operator == "**"
    bits = [side.bit_length() if isinstance(side, int) else 64 for side in (left, right)]
    if (power and (abs(right) > 64 or bits[0] > 64)) or sum(bits) > _MAX_BITS:
        raise limit("số lớn quá", "the number is too large")


def filter_node(node: nodes.Expr, name: str, *arguments: int) -> nodes.Filter:
    """``node | name(arguments)``."""
    consts: list[nodes.Expr] = [nodes.Const(argument) for argument in arguments]
    return nodes.Filter(node, name, consts, [], None, None, lineno=node.lineno)
