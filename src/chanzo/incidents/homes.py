"""What mitigation puts on homes and into the navigation; importing it is enough. (incidents)"""

from .mitigation import panels

__all__ = ["panels"]
