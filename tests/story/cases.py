"""What is done about incidents: opened, told, answered, reported to authorities, referred, closed."""

import re

from .desk import Desk

PARTICULARS = {
    "transferred": {"transferred_to": "The provincial court", "reference": "RP 12"},
    "unsubstantiated": {"examined": "Pages, and people at the site."},
}


class Cases(Desk):
    """The doors of incidents."""

    def open_incident(self, site: str = "S-1", *, category: str = "governance", level: int = 2, heard: str = "") -> str:
        """Open an incident today, heard through a sort of channel; its number."""
        form = {"category": category, "level": str(level), "site": site, "first": "2026-01-01"}
        form |= {"known_sorts": heard} if heard else {}
        answer = self.send("/incidents/new", by="incident_manager", act="open", summary="Money was asked.", **form)
        return answer.headers["Location"].rsplit("/", 1)[1]

    def level(self, number: str, level: int) -> None:
        """Give an incident another level today."""
        form = {"form": "level", "level": str(level), "reason": "seen again"}
        self.send(f"/incidents/{number}", by="incident_manager", **form)

    def tell(self, number: str, *companies: str) -> None:
        """Tell companies that hold its material today."""
        form = {"form": "tell", "holders": list(companies), "decision": "told", "text": "Look at your lots."}
        self.send(f"/incidents/{number}", by="incident_manager", **form)

    def answer(self, number: str, company: str, decision: str = "continue", **told: str) -> None:
        """The company's own assessment and decision, entered from its own account."""
        form = {"form": "decide", "organisation": company, "decision": decision, "assessment": "We went and looked."}
        self.send(f"/incidents/{number}", by="company", of=company, **(form | told))

    def leave(self, number: str, company: str, *, ground: str, tried: str = "") -> None:
        """The company decides to stop buying, on a ground."""
        self.answer(number, company, "disengage", ground=ground, tried=tried, evidence="Letter 5")

    def inform(self, number: str, service: str = "Police") -> None:
        """Inform an authority today."""
        form = {"form": "inform", "service": service, "means": "letter", "day": self.today}
        self.send(f"/incidents/{number}/measures", by="incident_manager", **form)

    def refer(self, number: str, about: str = "NEG-1") -> None:
        """Refer a case to the law today."""
        self._measure(number, "referral", about)

    def sanction(self, number: str, about: str = "NEG-1") -> None:
        """Sanction a member today."""
        self._measure(number, "sanction", about)

    def _measure(self, number: str, sort: str, about: str) -> None:
        form = {"form": "measure", "sort": sort, "about": about, "first": self.today, "reason": "as written"}
        self.send(f"/incidents/{number}/measures", by="incident_manager", **form)

    def recommend(self, number: str, *, due: str) -> str:
        """Recommend something today to NEG-1, to be done by a day and verified by the programme; its number."""
        form = {
            "sort": "organisation",
            "party": "NEG-1",
            "text": "Weigh each bag.",
            "evidence": "The book.",
            "due": due,
        }
        form |= {"verifier_sort": "office", "verifier": "Desk"}
        given = self.send(f"/incidents/{number}/recommendations/new", by="incident_manager", **form)
        page = self.page(given.headers["Location"], by="incident_manager")
        return max(re.findall(r"/recommendations/(\w+-[\w-]+)", page))

    def accept(self, recommendation: str) -> None:
        """NEG-1 accepts today what was recommended."""
        self._move(recommendation, "accept", by="company", of="NEG-1")

    def refuse(self, recommendation: str) -> None:
        """NEG-1 refuses today what was recommended."""
        self._move(recommendation, "refuse", by="company", of="NEG-1")

    def carry_out(self, recommendation: str) -> None:
        """NEG-1 reports today that it is done, and the programme sees that it is."""
        self._move(recommendation, "report", by="company", of="NEG-1")
        self._move(recommendation, "verify", by="incident_manager")

    def _move(self, recommendation: str, move: str, *, by: str, of: str = "") -> None:
        self.send(f"/recommendations/{recommendation}", by=by, of=of, move=move, text="As the book shows.")

    def close(self, number: str, outcome: str = "resolved") -> None:
        """Close an incident today."""
        form = {"form": "step", "move": "close", "outcome": outcome, "reason": "settled on site"}
        form |= {"passing_over": "Small."} | PARTICULARS.get(outcome, {})
        self.send(f"/incidents/{number}", by="incident_manager", **form)
