"""What mine sites count for the theory of change, a module a noun. (sites)"""

from . import areas, protected, register, visits

__all__ = ["areas", "protected", "register", "visits"]
