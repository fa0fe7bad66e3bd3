"""What is wrong, or merely untidy, in a made-up programme, and where. (demo)"""

from .choice import Chosen, choose
from .planting import Planting, plant
from .shaping import shape_bags, shape_counts

__all__ = ["Chosen", "Planting", "choose", "plant", "shape_bags", "shape_counts"]
