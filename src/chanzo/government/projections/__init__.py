"""What acts of the state's presence do to rows, a module a noun. (government)"""

from chanzo.ledger.nouns import Noun, Room

from ..agents.projections import AGENTS
from ..procedures.projections import PROCEDURES
from .counts import COUNTS
from .lockboxes import LOCKBOXES
from .papers import PAPERS
from .requests import REQUESTS

NOUNS: tuple[Noun, ...] = (PAPERS, LOCKBOXES, REQUESTS, COUNTS, AGENTS, PROCEDURES)
GOVERNMENT = Room("government", NOUNS)
