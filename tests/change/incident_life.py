"""Incidents as their records tell of them until a day, read without the rooms' own code."""

from typing import Any

from chanzo.incidents.types import CATEGORIES
from chanzo.ledger.types import Entry

from .recounting import Told, day_of

# Days that a level gives to tell, to plan, to verify and to close.
NOTIFY, PLAN, VERIFY = {1: 1, 2: 7, 3: 14}, {1: 14, 2: 30, 3: 60}, {1: 30, 2: 60, 3: 90}
ANSWER = {1: 14, 2: 30, 3: 60}
CLOSE = 180


class Life:
    """An incident as its records tell of it until a day."""

    def __init__(self, began: Entry) -> None:
        self.site, self.category, self.province = (began.facts[name] for name in ("site", "category", "province"))
        self.level = began.facts["level"]
        self.state = "open" if began.kind == "incident.opened" else "alert"
        self.opened = (began.seq, day_of(began)) if self.state == "open" else None
        self.closed: tuple[int, int] | None = None
        self.outcome = ""
        self.adopted: int | None = None
        self.met: dict[str, int] = {}
        self.told: dict[str, tuple[int, int]] = {}
        self.answers: list[Entry] = []

    @property
    def by(self) -> tuple[str, str, str]:
        return self.province, str(self.level), self.category

    def take(self, e: Entry) -> None:
        facts, day = e.facts, day_of(e)
        match e.kind:
            case "incident.levelled":
                self.level = facts["level"]
            case "incident.moved":
                self.move(facts, (e.seq, day))
            case "incident.told":
                for organisation in facts["organisations"]:
                    self.told.pop(organisation, None)
                    if facts["decision"] == "told":
                        self.told[organisation] = e.seq, day
                        self.met.setdefault("notify", day)
            case "incident.acknowledged":
                self.met.setdefault("notify", facts["day"])
            case "incident.answered":
                self.answers.append(e)

    def move(self, facts: dict[str, Any], at: tuple[int, int]) -> None:
        before, self.state = self.state, facts["to"]
        if facts["move"] == "open":
            self.opened = at
        if facts["move"] == "mitigate":
            self.met.setdefault("plan", at[1])
            self.adopted = at[1] if self.adopted is None else self.adopted
        if before == "verification" and self.state != "verification":
            self.met.setdefault("verify", at[1])
        if facts["move"] == "close":
            self.closed, self.outcome = at, facts["outcome"]
            for name in ("notify", "plan", "verify", "close"):
                self.met.setdefault(name, at[1])
        if facts["move"] == "reopen":
            self.closed = None
            self.met.pop("close")

    def late(self, last: int) -> bool:
        """Whether a clock is or was missed."""
        opened = self.opened[1] if self.opened else 0
        due = {"notify": NOTIFY[self.level], "plan": PLAN[self.level], "verify": VERIFY[self.level], "close": CLOSE}
        category = CATEGORIES[self.category]
        # Annex II asks to suspend at once, and to improve within six months of the plan.
        annex = category.suspends and last > opened
        annex |= category.annex and self.adopted is not None and last > self.adopted + CLOSE
        return annex or any(self.met.get(name, last) > opened + days for name, days in due.items())


def lives(told: Told, last: int) -> dict[str, Life] | None:
    found: dict[str, Life] = {}
    for entry in told.of("incident."):
        if day_of(entry) <= last:
            if entry.subject in found:
                found[entry.subject].take(entry)
            else:
                found[entry.subject] = Life(entry)
    return found or None
