"""What acts on sites do to rows, a module a noun; the registers' own rows are custody's to project. (sites)"""

from chanzo.ledger.nouns import Noun, Room

from .screening import SCREENINGS

NOUNS: tuple[Noun, ...] = (SCREENINGS,)
SITES = Room("sites", NOUNS)
