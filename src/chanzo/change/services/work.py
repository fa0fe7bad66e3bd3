"""Work that outlasts a page: asked for, done by the worker, done again after a kill. (change)"""

from typing import Any

from django.db import transaction

from chanzo.core import clock
from chanzo.core.indicators import Asked
from chanzo.core.refusals import Refused
from chanzo.people.models import User
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from ..models import Work
from ..queries.computing import computable
from ..queries.periods import before
from ..queries.proving import prove, snapshot_called
from ..tasks import do_work
from .observing import observe_period
from .snapshots import check_period, freeze

UNDER_WAY = (Work.State.WAITING, Work.State.RUNNING)


def ask_count(*, asked: Asked, by: Any) -> Work:
    """Ask for every indicator of a period and of the period before it."""
    actor = require(by, Act.SEE_CHANGE)
    if asked.last < asked.first:
        raise Refused("PERIOD_WRONG")
    return _ask(Work.Purpose.COUNT, actor, first=asked.first, last=asked.last)


def ask_freeze(*, asked: Asked, name: str, by: Any) -> Work:
    """Ask for a snapshot; what can be refused is refused at once."""
    actor = require(by, Act.PUBLISH)
    check_period(asked, name)
    return _ask(Work.Purpose.FREEZE, actor, first=asked.first, last=asked.last, name=name)


def ask_prove(*, name: str, by: Any) -> Work:
    """Ask for the proof of a snapshot."""
    actor = require(by, Act.SEE_CHANGE)
    return _ask(Work.Purpose.PROVE, actor, name=snapshot_called(name).name)


def _ask(purpose: str, by: Actor, **what: Any) -> Work:
    """Ask once: the same work that is under way is not asked for twice."""
    with transaction.atomic():
        same = Work.objects.filter(purpose=purpose, state__in=UNDER_WAY, **what).first()
        if same is not None:
            return same
        work = Work.objects.create(purpose=purpose, by=by.number, asked_at=clock.now(), **what)
    do_work.enqueue(work.pk)
    work.refresh_from_db()
    return work


def do(number: int) -> None:
    """Do a piece of work from its beginning; one that ended stays so."""
    work = Work.objects.filter(pk=number, state__in=UNDER_WAY).first()
    if work is None:
        return
    work.state = Work.State.RUNNING
    work.save()
    try:
        result = _DO[Work.Purpose(work.purpose)](work)
    except Refused as refused:
        _end(work, Work.State.REFUSED, {"refused": [refused.code, refused.facts]})
    except Exception:
        # The defect goes on to the worker's log; the page must not wait for ever.
        _end(work, Work.State.FAILED, {})
        raise
    else:
        _end(work, Work.State.DONE, result)


def _end(work: Work, state: str, result: dict[str, Any]) -> None:
    work.state, work.result, work.ended_at = state, result, clock.now()
    work.save()


def _count(work: Work) -> dict[str, Any]:
    asked = work.period
    work.total = 2 * len(computable())
    for period in (asked, before(asked)):
        for _ in observe_period(period):
            work.done += 1
            work.save(update_fields=["done", "total"])
    return {}


def _freeze(work: Work) -> dict[str, Any]:
    return {"seq": freeze(asked=work.period, name=work.name, by=User.objects.get(person=work.by)).seq}


def _prove(work: Work) -> dict[str, Any]:
    proof = prove(work.name)
    return {"ok": proof.ok, "differences": proof.differences}


_DO = {Work.Purpose.COUNT: _count, Work.Purpose.FREEZE: _freeze, Work.Purpose.PROVE: _prove}
