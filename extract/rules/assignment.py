"""Who leads a task and who takes part: in a cell or a label's value, and in a sentence of prose."""

from kehoach.extract.rules.assignment_prose import prose_assignment
from kehoach.extract.rules.assignment_roles import Assignment, Role, read_roles, roles_at_slash

__all__ = ["Assignment", "Role", "prose_assignment", "read_roles", "roles_at_slash"]
