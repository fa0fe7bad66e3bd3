"""What agents and procedures add to pages is offered with those of homes. (government)"""

from .agents import own, panels
from .procedures import panels as procedure_panels

__all__ = ["own", "panels", "procedure_panels"]
