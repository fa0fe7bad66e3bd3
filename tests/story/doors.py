"""Every door of the product, named as somebody would say what is done there."""

from .cases import Cases
from .field import Field
from .sheets import Sheets
from .state import State
from .tags import Tags


class Doors(Field, Sheets, Tags, State, Cases):
    """Visits, sheets, tags, the state's presence, incidents and the theory itself, all through requests."""
