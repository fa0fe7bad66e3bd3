"""What records do to the rows of the theory of change. (change)"""

from chanzo.ledger.nouns import Room

from .snapshots import SNAPSHOTS

NOUNS = (SNAPSHOTS,)
CHANGE = Room("change", NOUNS)
