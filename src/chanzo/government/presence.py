"""The rows that acts on agents and on procedures change. (government)"""

from chanzo.ledger.nouns import Room

from .agents.projections import AGENTS
from .procedures.projections import PROCEDURES

PRESENCE = Room("presence", (AGENTS, PROCEDURES))
