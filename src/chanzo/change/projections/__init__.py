"""What records do to the rows of the theory of change. (change)"""

from chanzo.ledger.nouns import Room

from .edits import EDITS
from .figures import AIMS, FIGURES, NOTES
from .snapshots import SNAPSHOTS
from .watch import REVIEWS, SERIES, WATCHES

NOUNS = (EDITS, SNAPSHOTS, AIMS, FIGURES, NOTES, REVIEWS, WATCHES, SERIES)
CHANGE = Room("change", NOUNS)
