"""What is done at mine sites: visits, plans, studies, new areas, statuses, suspensions, protected areas."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from .desk import Desk

BOTH = ("province:North", "province:South")
REASONED = {"reason": "as seen", "document": "D-1"}
CHECKS = ("overlap", "permit", "protected", "conflict", "access")
TEAM = {
    "code": "T-1", "name": "Team One", "base": "Town", "latitude": "-2.0", "longitude": "28.0", "days": "20",
    "weekdays": ["0", "1", "2", "3", "4"], "km_good": "150", "km_poor": "80", "km_track": "35", "litres_100km": "14",
    "fuel_l": "500", "active": "on",
}  # fmt: skip


class Field(Desk):
    """The doors of the field."""

    def visit(self, site: str = "S-1", *, agent_present: bool | None = None, **seen: Any) -> None:
        """Write down a visit of today."""
        there = {} if agent_present is None else {"agent_present": "yes" if agent_present else "no"}
        form = {"site": site, "day": self.today, "activity": "active"} | there | seen
        self.send("/visits/new", by="field_officer", areas=BOTH, **form)

    def prevented(self, site: str = "S-1", reason: str = "insecurity") -> None:
        """Write down a visit that could not be made today."""
        self.send("/visits/prevented", by="field_officer", areas=BOTH, site=site, day=self.today, reason=reason)

    def plan_visits(self, province: str, last: str) -> None:
        """Set up a team and save a plan for a province from today to a day."""
        if "/monitoring/teams/T-1" not in self.page("/monitoring/teams"):
            self.send("/monitoring/teams/new", by="secretariat", **TEAM)
        asked = {"first": self.today, "last": last, "area": f"province:{province}", "teams": "T-1"}
        draft = self.browser("secretariat").get("/monitoring/plans/new", asked).content.decode()
        seen = draft.split('name="seen" value="')[1].split('"')[0]
        self.send("/monitoring/plans/new", by="secretariat", seen=seen, **asked)

    def study(self, site: str = "S-1", **told: str) -> int:
        """Record a baseline study of today; its number."""
        form = {"act": "record", "day": self.today, "minerals": "cassiterite", "men": "6", "women": "2"}
        form |= {"feasible": "yes", "proposed": "integrate", "reasons": "As seen."} | told
        answer = self.send(f"/studies/new?site={site}", by="field_officer", areas=BOTH, **form)
        return int(answer.headers["Location"].rsplit("/", 1)[1])

    def validate_capacity(self, study: int, high: str = "900") -> None:
        """State a capacity from today on, which rests on a study."""
        form = {"low": "100", "high": high, "from_day": self.today, "basis": "combined", "why": "Counted twice."}
        self.send(f"/studies/{study}/capacity", by="verifier", **form)

    def ask_area(self, name: str) -> str:
        """Ask today for a new area; the number of the request."""
        form = {"name": name, "country": "CD", "province": "North", "territory": "Hill", "latitude": "-1,9",
                "longitude": "28,1", "minerals": "coltan", "day": self.today, "reason": "diggers came"}  # fmt: skip
        answer = self.send("/evaluation/new", by="field_officer", areas=BOTH, **form)
        return answer.headers["Location"].rsplit("/", 1)[1]

    def evaluate(self, request: str, opinion: str = "favourable") -> None:
        """Check what is known of an area, and look at it on the spot today with the mines service."""
        clear = {f"answer_{check}": "clear" for check in CHECKS}
        self._area_step(request, "checked", "field_officer", **clear)
        people = "P-22222222 Programme\nP-66666666 Mines service"
        self._area_step(request, "evaluated", "field_officer", people=people, opinion=opinion)

    def decide_area(self, request: str, decision: str) -> None:
        """Decide today on a request: integrate, candidate, refuse."""
        self._area_step(request, "decided", "secretariat", decision=decision)

    def _area_step(self, request: str, step: str, role: str, **form: str) -> None:
        areas = BOTH if role == "field_officer" else ()
        self.send(f"/evaluation/{request}/{step}", by=role, areas=areas, **({"day": self.today} | REASONED | form))

    def status(self, site: str, given: str) -> None:
        """Give a site a status from today on, as "icglr green" or "programme withdrawn"."""
        self.send(f"/statuses/give/{site}", by="secretariat", given=given, first=self.today, **REASONED)

    def suspend(self, area: str) -> str:
        """Suspend an area from today on; the page of the suspension."""
        asked = f"/suspensions/new?area={area}&first={self.today}"
        return self.send(asked, by="secretariat", keeper="", **REASONED).headers["Location"]

    def lift(self, area: str, first: str) -> None:
        """Let a suspension end today."""
        self.send(f"/suspensions/{first}/lift/{area}", by="secretariat", last=self.today, **REASONED)

    def load_areas(self, west: float, south: float, east: float, north: float) -> None:
        """Load a layer with one protected area: a box in degrees."""
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        park = {"type": "Feature", "properties": {"name": "Made-up Park"},
                "geometry": {"type": "Polygon", "coordinates": [ring]}}  # fmt: skip
        document = json.dumps({"type": "FeatureCollection", "features": [park]})
        form = {"name": "Parks", "source": "An agency", "licence": "CC0", "dated": self.today}
        desk = self.browser("secretariat")
        shown = desk.post("/protected/load", form | {"file": SimpleUploadedFile("p.geojson", document.encode())})
        assert shown.status_code == 200, shown.content.decode()
        self.send("/protected/load", by="secretariat", looked_at=shown.context["token"])

    def withdraw_areas(self) -> None:
        """Withdraw the version of the layer that counts."""
        page = self.page("/protected/layers/Parks")
        seq = page.split("/protected/layers/Parks/")[1].split("/")[0]
        self.send(f"/protected/layers/Parks/{seq}/withdraw", by="secretariat", reason="The wrong country")

    def session(self, site: str, *, women: int, men: int) -> None:
        """Write down a session of today at which people learnt about protected areas."""
        form = {"sort": "awareness", "day": self.today, "site": site, "what": "The boundary.", "women": str(women)}
        self.send("/protected/observations/new", by="clerk", men=str(men), **form)
