"""Who comes to the import desk with files. (field)"""

from typing import Any

from chanzo.people.policies import may, require
from chanzo.people.types import Act, Actor

from ..models import ImportBatch
from ..tables import LISTS


def sends(user: Any) -> bool:
    """Whether an account may send files: of sheets and registers, or of lists of incidents."""
    return may(user, Act.IMPORT_SHEETS) or may(user, Act.IMPORT_INCIDENTS)


def require_sender(user: Any) -> Actor:
    """The actor behind an account that may send files; each table's door looks at what it brings."""
    return require(user, Act.IMPORT_INCIDENTS if may(user, Act.IMPORT_INCIDENTS) else Act.IMPORT_SHEETS)


def takes_back(user: Any, batch: ImportBatch) -> bool:
    """Whether an account may take an import back, as far as its table goes; its door looks closer."""
    return may(user, _taking_back(user, batch))


def require_to_take_back(user: Any, batch: ImportBatch) -> Actor:
    """The actor behind an account that may take an import back."""
    return require(user, _taking_back(user, batch))


def _taking_back(user: Any, batch: ImportBatch) -> Act:
    lists = batch.table in LISTS and may(user, Act.IMPORT_INCIDENTS)
    return Act.IMPORT_INCIDENTS if lists else Act.UNDO_IMPORT
