"""What custody counts for the theory of change, a module a noun. (traceability)"""

from . import bags, exports, tagged

__all__ = ["bags", "exports", "tagged"]
