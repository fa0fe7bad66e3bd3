"""What tag custody, agents and procedures add to pages is offered with those of homes. (government)"""

from .agents import own, panels
from .custody import homes as custody
from .procedures import panels as procedure_panels

__all__ = ["custody", "own", "panels", "procedure_panels"]
