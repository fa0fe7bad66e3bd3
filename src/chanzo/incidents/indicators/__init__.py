"""What incidents count for the theory of change, a module a noun. (incidents)"""

from . import authorities, companies, course, mitigation, opened, raised, security

__all__ = ["authorities", "companies", "course", "mitigation", "opened", "raised", "security"]
