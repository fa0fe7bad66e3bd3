"""What the state's presence counts for the theory of change, a module a noun. (government)"""

from . import agents, custody, months, procedures

__all__ = ["agents", "custody", "months", "procedures"]
