"""What acts of the state's presence do to rows, a module a noun. (government)"""

from chanzo.ledger.nouns import Noun, Room

from .papers import PAPERS

NOUNS: tuple[Noun, ...] = (PAPERS,)
GOVERNMENT = Room("government", NOUNS)
