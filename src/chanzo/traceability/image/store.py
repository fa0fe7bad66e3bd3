"""The view that this process answers from, kept in step with the ledger. (traceability)

nothing recorded since   the view at hand (one query)
under 1 % changed        the changes are stood over the image
more, or few lots in all a new image; a small one is kept in memory, another written to disk under a lock
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock

from django.conf import settings

from chanzo.ledger.models import Record
from chanzo.ledger.queries import current_head
from chanzo.ledger.services.rows import last_record
from chanzo.ledger.types import Head

from ..models import Lot
from . import files
from .build import change_since, image_from_tables, keys_changed_since
from .view import Numbering, View

# Below this a new image takes well under a second.
FEW = 20_000
# A larger part of changed lots makes answers from the overlay slow.
PART = 0.01

_lock = RLock()
_view: View | None = None


def current() -> View:
    """Custody as the ledger's head has it."""
    global _view
    head = _head()
    view = _view
    if view is not None and view.head == head:
        return view
    with _lock:
        _view = _brought_to(head, _view)
        return _view


def forget() -> None:
    """Drop the image, in memory and on disk; the next answer builds it anew."""
    global _view
    with _lock:
        _view = None
        shutil.rmtree(home(), ignore_errors=True)


def home() -> Path:
    """The folder that images live in."""
    return Path(settings.HOME) / "image"


def _head() -> Head:
    """The ledger's head, asked at every answer: as plain SQL, since composing the query takes longer than a trace."""
    last = last_record()
    return Head(*last) if last else current_head()


def _brought_to(head: Head, view: View | None) -> View:
    if view is None or not _still_true(view.head):
        view = _from_disk()
    if view is None or ((changed := keys_changed_since(view.image.head.seq)) and _too_many(changed, view)):
        return _built(head)
    sites = dict(view.site_numbers)
    numbering = Numbering(view)
    change = change_since(view.head.seq, numbering, sites)
    if not len(change.ids):
        return replace(view, head=head)
    return view.changed(head, change, numbering, sites)


def _too_many(changed: int, view: View) -> bool:
    n = view.image.columns.n
    return n < FEW or changed > n * PART


def _still_true(head: Head) -> bool:
    """Whether the record is still in the ledger: a transaction may have been taken back, a backup restored."""
    if head.seq == 0:
        return True
    chain = Record.objects.filter(seq=head.seq).values_list("chain", flat=True).first()
    return chain is not None and bytes(chain) == head.chain


def _from_disk() -> View | None:
    image = files.current(home())
    return View.of(image) if image is not None and _still_true(image.head) else None


def _built(head: Head) -> View:
    if Lot.objects.count() < FEW:
        return View.of(image_from_tables(head))
    with _alone():
        view = _from_disk()  # another process may have built it while this one waited
        if view is not None and not _too_many(keys_changed_since(view.head.seq), view):
            return _brought_to(head, view)
        files.write(home(), image_from_tables(head))
    view = _from_disk()
    if view is None:
        raise OSError(f"the image in {home()} cannot be read back")
    return view


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this installation builds at a time."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
