"""What filling in one template may cost: steps, letters and time, counted while it runs."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from kehoach.generate.word_template.failures import limit

MAX_STEPS = 500_000
MAX_LETTERS = 50_000_000
MAX_SECONDS = 20.0
MAX_TEXT = 1_000_000
MAX_ITEMS = 100_000
_LOOK_EVERY = 4


@dataclass(slots=True)
class Budget:
    """What is left for one rendering; raises ``template.limit`` where nothing is."""

    seconds: float = MAX_SECONDS
    steps: int = 0
    letters: int = 0
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.seconds

    def step(self, letters: int = 0) -> None:
        """Counts one turn of a loop, one call or one value, with the letters it writes."""
        self.steps += 1
        self.letters += letters
        if self.letters > MAX_LETTERS:
            raise limit(f"hơn {MAX_LETTERS} ký tự", f"more than {MAX_LETTERS} letters")
        if self.steps > MAX_STEPS:
            raise limit(f"hơn {MAX_STEPS} bước", f"more than {MAX_STEPS} steps")
        if self.steps % _LOOK_EVERY == 0 and time.monotonic() > self.end:
            raise limit(f"hơn {self.seconds:g} giây", f"more than {self.seconds:g} seconds")


_CURRENT: ContextVar[Budget] = ContextVar("kehoach_template_budget")


@contextmanager
def spending(budget: Budget) -> Generator[Budget]:
    """Everything rendered inside counts on this budget."""
    token = _CURRENT.set(budget)
    try:
        yield budget
    finally:
        _CURRENT.reset(token)


def current() -> Budget:
    """The budget of the rendering that runs."""
    return _CURRENT.get()
