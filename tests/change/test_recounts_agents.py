"""What the register of state agents counts is what its acts say."""

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.government.agents.services import end_posting, hand_over_post, note_training, post_agent, register_agent
from chanzo.government.models import Posting
from chanzo.people.types import SYSTEM
from chanzo.sites.services.statuses import give_status
from tests.web.programme import written

from .conftest import Days
from .recounting import Counted, Recount, Told, agree

SERVICE = "organisation,name,role,country\nSERVICE,State Service,state_service,CD\n"


def of_agents(chance: Random, today: int) -> None:
    """One act on agents."""
    agent = f"AG-{chance.randint(1, 6)}"
    open_ = list(Posting.objects.filter(to_day=None).order_by("seq"))
    match chance.randint(0, 4):
        case 0 | 1:
            register_agent(code=agent, service=chance.choice(("SERVICE", "OTHER")), duty="tagging", by=SYSTEM)
            where: dict[str, Any] = chance.choice(({"sites": ["S-1"]}, {"point": "TP-2"}, {"sites": ["S-1", "S-2"]}))
            post_agent(agent=agent, post="Tag agent", **where, from_day=today - chance.randint(0, 5), by=SYSTEM)
        case 2 if open_:
            reason = chance.choice(("leave", "moved", "post_closed"))
            end_posting(posting=chance.choice(open_).seq, day=today - 1, reason=reason, by=SYSTEM)
        case 3 if open_:
            register_agent(code=agent, service="SERVICE", duty="tagging", by=SYSTEM)
            hand_over_post(posting=chance.choice(open_).seq, successor=agent, day=today - 1, by=SYSTEM)
        case 4:
            result = chance.choice(("passed", "attended", "failed"))
            note_training(agent=agent, course="Tags", organiser="SERVICE", day=today - 2, result=result, by=SYSTEM)


def lived(days: Days, seed: int, folder: Path) -> None:
    """A year and a half of agents who come, learn and go, at sites that leave the programme and return."""
    chance = Random(seed)
    import_files(written(folder, organisations=SERVICE), by="test")
    for after in range(1, 500, 7):
        today = days(after)
        with suppress(Refused):
            if chance.random() < 0.15:
                status = chance.choice(("integrated", "withdrawn"))
                give_status(site="S-2", scheme="programme", status=status, first=today, document="A", by=SYSTEM)
            else:
                of_agents(chance, today)


class Post:
    """A posting as acts tell of it."""

    def __init__(self, seq: int, agent: str, facts: dict[str, Any], first: int, last: int | None) -> None:
        self.seq, self.agent, self.sites, self.point = seq, agent, facts["sites"], facts["point"]
        self.first, self.last = first, last
        self.reason, self.ended_by, self.passed = "", 0, 0

    def end(self, day: int, by: int, reason: str) -> None:
        self.last, self.ended_by, self.reason = day, by, reason

    def on(self, day: int) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def at(self, told: Told, site: str) -> bool:
        return site in self.sites or (bool(self.point) and told.sites[site].get("tagging_point") == self.point)

    def province(self, told: Told) -> str:
        named = {told.province(site) for site in self.sites}
        named |= {c["province"] for c in told.sites.values() if self.point and c.get("tagging_point") == self.point}
        return named.pop() if len(named) == 1 else ""


def posts(told: Told) -> tuple[list[Post], dict[str, str]]:
    """Every posting, and the service of each agent."""
    found: dict[int, Post] = {}
    services: dict[str, str] = {}
    for e in told.of("agent."):
        f = e.facts
        match e.kind:
            case "agent.registered":
                services[e.subject] = f["service"]
            case "agent.posted":
                for seq in f["ends"]:
                    found[seq].end(f["from"] - 1, e.seq, "moved")
                found[e.seq] = Post(e.seq, e.subject, f, f["from"], f["to"])
            case "agent.posting_ended":
                found[f["posting"]].end(f["day"], e.seq, f["reason"])
            case "agent.handed_over":
                found[f["posting"]].end(f["day"], e.seq, "handed_over")
                found[f["posting"]].passed = e.seq
                for seq in f["ends"]:
                    found[seq].end(f["day"], e.seq, "moved")
                found[e.seq] = Post(e.seq, f["successor"], f, f["day"] + 1, None)
    return list(found.values()), services


def covered(told: Told, first: int, last: int) -> list[Counted] | None:
    known = [post for post in posts(told)[0] if post.first <= last]
    rows = []
    for site, seq in told.at_work(last).items():
        there = [post.seq for post in known if post.on(last) and post.at(told, site)]
        rows.append(Counted(max(there, default=seq), last, int(bool(there)), 1, (told.province(site),)))
    return rows if known else None


def trained(told: Told, first: int, last: int) -> list[Counted] | None:
    every, services = posts(told)
    held = {post.agent: post for post in every if post.on(last)}
    rows = []
    for agent, post in held.items():
        courses = [
            (e.facts["day"], e.seq)
            for e in told.of("agent.trained")
            if e.subject == agent and e.facts["result"] != "failed" and last - 365 < e.facts["day"] <= last
        ]
        seq = max(courses)[1] if courses else post.seq
        rows.append(Counted(seq, last, int(bool(courses)), 1, (post.province(told), services.get(agent, ""))))
    return rows if any(post.first <= last for post in every) else None


def left(told: Told, first: int, last: int) -> list[Counted] | None:
    every, services = posts(told)
    rows = []
    for post in every:
        if post.first <= last and (post.last is None or post.last >= first):
            ended = post.last is not None and post.last <= last
            day = post.last if ended and post.last is not None else max(post.first, first)
            rows.append(Counted(post.seq, day, int(ended), 1, (post.province(told), services.get(post.agent, ""))))
    return rows if any(post.first <= last for post in every) else None


def handed_over(told: Told, first: int, last: int) -> list[Counted] | None:
    every, services = posts(told)
    ended = [p for p in every if p.last is not None and p.last <= last and p.reason != "post_closed"]
    rows = [
        Counted(
            p.passed or p.ended_by or p.seq,
            p.last or 0,
            int(p.passed > 0),
            1,
            (p.province(told), services.get(p.agent, "")),
        )
        for p in ended
        if (p.last or 0) >= first
    ]
    return rows if ended else None


RECOUNTS: dict[str, Recount] = {
    "agents.covered_sites": covered,
    "agents.trained_12_months": trained,
    "agents.turnover": left,
    "agents.handovers_done": handed_over,
}


@pytest.mark.parametrize("seed", range(4))
def test_agents_count_what_their_acts_say(past: Days, seed: int, tmp_path: Path) -> None:
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 550, today), (today - 300, today - 150), (today - 60, today - 31), (0, 100)):
        agree(RECOUNTS, first, last)
