"""Word documents as templates: Jinja tags typed in Word, compiled once, filled in safely and fast."""

from kehoach.generate.word_template.check import Problem, check
from kehoach.generate.word_template.names import Field
from kehoach.generate.word_template.places import Place
from kehoach.generate.word_template.rich import Piece, Rich
from kehoach.generate.word_template.template import WordTemplate, compile_template

__all__ = ["Field", "Piece", "Place", "Problem", "Rich", "WordTemplate", "check", "compile_template"]
