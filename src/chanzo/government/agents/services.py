"""What is done with state agents: registered, posted, moved, handed over, trained. (government)"""

from collections.abc import Collection, Sequence
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import Acting, acting
from chanzo.people.policies import require
from chanzo.people.queries import organisation_called
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called

from ..projections import GOVERNMENT
from ..queries.acts import act_found, may_see
from ..types import ActKind, number_read
from . import types
from .queries import agents_visible_to, may_post
from .rules import holds
from .types import AgentRow, Duty, Ending, PostingRow, Result, code_read, is_person

# A posting order may be signed some months ahead, no more.
AHEAD = 366


def register_agent(*, code: str, service: str, duty: str, person: str = "", by: Any) -> str:
    """Enter an agent by code, or say anew what it is; the code as custody knows it.

    Refused AGENT_CODE for what is no code, AGENT_SERVICE for an unknown service, PERSON_WRONG, AGENT_SAME.
    """
    actor = require(by, Act.POST_AGENTS)
    folded = code_read(code)
    if folded is None:
        raise Refused("AGENT_CODE", written=code)
    organisation = organisation_called(service)
    if organisation is None or organisation.role != "state_service":
        raise Refused("AGENT_SERVICE", service=service)
    person = person.strip().upper()
    if person and not is_person(person):
        raise Refused("PERSON_WRONG", person=person)
    facts = {"written": " ".join(code.split()), "service": organisation.code, "duty": str(Duty(duty)), "person": person}
    with acting(GOVERNMENT) as act:
        before = _agent(act.rows, folded)
        if before is not None:
            _may_change(by, folded)
            if (before.service, before.duty, before.person) == (facts["service"], facts["duty"], person):
                raise Refused("AGENT_SAME", agent=folded)
        act.record("agent.registered", subject=folded, actor=actor.number, facts=facts)
    return folded


def post_agent(
    *,
    agent: str,
    post: str,
    sites: Sequence[str] = (),
    point: str = "",
    from_day: int,
    to_day: int | None = None,
    document: str = "",
    ends: Collection[int] = (),
    by: Any,
) -> int:
    """Post an agent to sites, or to a tagging point, from a day on; ``ends`` are postings that it leaves for this one.

    Returns the posting's sequence. Refused AGENT_UNKNOWN, POSTING_NOWHERE, POSTING_DAYS, POSTING_FAR, POSTING_DOUBLE,
    POSTING_UNKNOWN, POSTING_ENDED, SITE_UNKNOWN.
    """
    actor = require(by, Act.POST_AGENTS)
    codes = [_site(written) for written in sites]
    _where(by, codes, point)
    if from_day > clock.today() + AHEAD:
        raise Refused("POSTING_FAR")
    if to_day is not None and to_day < from_day:
        raise Refused("POSTING_DAYS")
    facts: dict[str, Any] = {
        "post": post.strip(),
        "sites": sorted(set(codes)),
        "point": point.strip(),
        "from": from_day,
        "to": to_day,
        "document": document.strip(),
        "ends": sorted(ends),
    }
    with acting(GOVERNMENT) as act:
        _known(act.rows, agent)
        for seq in facts["ends"]:
            row = _open_posting(act.rows, seq, by, from_day - 1)
            if row.agent != agent:
                raise Refused("POSTING_UNKNOWN", posting=seq)
        new = types.Posting(agent, from_day, to_day, frozenset(codes), facts["point"])
        _not_double(act.rows, new, set(ends))
        return act.record("agent.posted", subject=agent, actor=actor.number, facts=facts)


def end_posting(*, posting: int, day: int, reason: str, by: Any) -> int:
    """Say the last day of a posting and why it ended. Refused POSTING_UNKNOWN, POSTING_ENDED, POSTING_DAYS."""
    actor = require(by, Act.POST_AGENTS)
    with acting(GOVERNMENT) as act:
        row = _open_posting(act.rows, posting, by, day)
        facts = {"posting": posting, "day": day, "reason": str(Ending(reason))}
        return act.record("agent.posting_ended", subject=row.agent, actor=actor.number, facts=facts)


def hand_over_post(
    *,
    posting: int,
    successor: str,
    day: int,
    notes: str = "",
    acts: Sequence[str] = (),
    leaves: bool = False,
    by: Any,
) -> int:
    """Pass a post on: its holder has it to the day, the successor from the next, with the acts on tags that go along.

    With ``leaves`` the successor leaves what posts it has. Refused as a posting is, and SUCCESSOR_SAME, HAND_OVER_ACT
    for what is no hand-over of tags that this account may see.
    """
    actor = require(by, Act.POST_AGENTS)
    numbers = [_tags_handed(number, by) for number in acts]
    with acting(GOVERNMENT) as act:
        row = _open_posting(act.rows, posting, by, day)
        _known(act.rows, successor)
        if row.agent == successor:
            raise Refused("SUCCESSOR_SAME", agent=successor)
        facts = _passed(act, row, successor, day, leaves, by) | {"notes": notes.strip(), "acts": numbers}
        return act.record("agent.handed_over", subject=row.agent, actor=actor.number, facts=facts)


def _passed(act: Acting, row: PostingRow, successor: str, day: int, leaves: bool, by: Any) -> dict[str, Any]:
    facts = _post_of(row)
    theirs = [held for held in act.rows.of(PostingRow).find("agent", [successor]) if holds(held.facts(), day + 1)]
    ends = sorted(held.seq for held in theirs) if leaves else []
    for seq in ends:
        _open_posting(act.rows, seq, by, day)
    new = types.Posting(successor, day + 1, None, frozenset(facts["sites"]), row.point)
    _not_double(act.rows, new, set(ends))
    return facts | {"posting": row.seq, "successor": successor, "day": day, "ends": ends}


def note_training(*, agent: str, course: str, organiser: str, day: int, result: str, by: Any) -> int:
    """Note that an agent followed a course. Refused AGENT_UNKNOWN, TRAINING_FUTURE, TRAINING_KNOWN."""
    actor = require(by, Act.POST_AGENTS)
    if day > clock.today():
        raise Refused("TRAINING_FUTURE")
    facts = {"course": course.strip(), "organiser": organiser.strip(), "day": day, "result": str(Result(result))}
    with acting(GOVERNMENT) as act:
        _known(act.rows, agent)
        _may_change(by, agent)
        told = act.rows.of(types.TrainingRow).find("agent", [agent])
        if any((row.course, row.day) == (facts["course"], day) for row in told):
            raise Refused("TRAINING_KNOWN", course=facts["course"])
        return act.record("agent.trained", subject=agent, actor=actor.number, facts=facts)


def _post_of(row: PostingRow) -> dict[str, Any]:
    """What a post is, to be stated for another agent."""
    return {"post": row.post, "sites": sorted(row.facts().sites), "point": row.point, "document": row.document}


def _agent(rows: Rows, code: str) -> AgentRow | None:
    return next(iter(rows.of(AgentRow).find("code", [code])), None)


def _known(rows: Rows, code: str) -> AgentRow:
    row = _agent(rows, code)
    if row is None:
        raise Refused("AGENT_UNKNOWN", agent=code)
    return row


def _may_change(by: Any, code: str) -> None:
    """An account bound to areas changes the agents it sees."""
    if not agents_visible_to(by).filter(code=code).exists():
        raise Refused("NOT_ALLOWED", act=str(Act.POST_AGENTS))


def _open_posting(rows: Rows, seq: int, by: Any, day: int) -> PostingRow:
    """A posting that this account may end on a day."""
    row = next(iter(rows.of(PostingRow).find("seq", [seq])), None)
    if row is None:
        raise Refused("POSTING_UNKNOWN", posting=seq)
    if row.ended_by is not None or (row.to_day is not None and day > row.to_day):
        raise Refused("POSTING_ENDED", posting=seq)
    if not may_post(by, sorted(row.facts().sites), row.point):
        raise Refused("NOT_ALLOWED", act=str(Act.POST_AGENTS))
    if day < row.from_day:
        raise Refused("POSTING_DAYS")
    return row


def _not_double(rows: Rows, new: types.Posting, ending: set[int]) -> None:
    """Nobody is posted to one place twice at a time."""
    for row in rows.of(PostingRow).find("agent", [new.agent]):
        held = row.facts()
        same = (held.point and held.point == new.point) or not held.sites.isdisjoint(new.sites)
        overlaps = (held.to_day is None or held.to_day >= new.from_day) and (
            new.to_day is None or new.to_day >= held.from_day
        )
        if row.seq not in ending and same and overlaps:
            raise Refused("POSTING_DOUBLE", agent=new.agent, posting=row.seq)


def _where(by: Any, sites: Sequence[str], point: str) -> None:
    if not sites and not point.strip():
        raise Refused("POSTING_NOWHERE")
    if not may_post(by, sites, point.strip()):
        raise Refused("POSTING_PLACE" if not sites else "NOT_ALLOWED", act=str(Act.POST_AGENTS), point=point)


def _site(written: str) -> str:
    site = site_called(written)
    if site is None:
        raise Refused("POSTING_SITE", site=written)
    return site.code


def _tags_handed(written: str, by: Any) -> str:
    number = number_read(written.strip().upper())
    act = (
        act_found(number) if number and number.kind in (ActKind.HAND_OVER, ActKind.RETURN, ActKind.TAG_COUNT) else None
    )
    if act is None or not may_see(by, act):
        raise Refused("HAND_OVER_ACT", act=written)
    return str(act.number)
