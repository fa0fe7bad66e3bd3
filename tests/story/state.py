"""How the state is present: agents, their posts and courses, procedures and checks, months closed and restated."""

from .desk import Desk

TEXT = "# The lockbox\n1. Three padlocks close it.\n2. Each opening is written down.\n"


class State(Desk):
    """The doors of the government."""

    def register_agent(self, code: str) -> None:
        """Register an agent of the state service by code."""
        self.send("/agents/new", by="clerk", code=code, service="SERVICE", duty="tagging", person="")

    def post_agent(self, code: str, site: str) -> str:
        """Register an agent and post it to a site from today on; the number of the posting."""
        self.register_agent(code)
        self.send(f"/agents/{code}/post", by="clerk", post="Tag agent", sites=site, from_day=self.today)
        page = self.page(f"/agents/{code}", by="clerk")
        return page.split("/agents/postings/")[1].split("/")[0]

    def end_posting(self, posting: str, reason: str = "retired") -> None:
        """Let a posting end today."""
        self.send(f"/agents/postings/{posting}/end", by="clerk", day=self.today, reason=reason)

    def hand_over_post(self, posting: str, successor: str) -> None:
        """Pass a post on to another agent, who has it from tomorrow."""
        self.send(f"/agents/postings/{posting}/hand-over", by="clerk", successor=successor, day=self.today)

    def train(self, agent: str, result: str = "passed") -> None:
        """Write down a course that an agent ended today."""
        self.send(f"/agents/{agent}/train", by="clerk", course="Tags", day=self.today, result=result)

    def put_procedure_in_force(self, site: str) -> str:
        """Write a procedure for a site and put it in force today; its address."""
        form = {"sort": "joint_tags", "title": "The box", "reach": "site", "place": site, "language": "en"}
        sent = self.send("/procedures/new", by="secretariat", every_days="30", text=TEXT, **form)
        page = sent.headers["Location"].split("?")[0].rstrip("/")
        self.send(f"{page}/1/in-force", by="secretariat", from_day=self.today)
        return page

    def check_procedure(self, page: str, site: str, *, kept: bool) -> None:
        """Check a procedure today at a site: all of it is kept, or only its first requirement."""
        form = {"site": site, "day": self.today, "told_1.1": "yes", "told_1.2": "yes" if kept else "no"}
        self.send(f"{page}/1/check", by="secretariat", **({} if kept else {"remark_1.2": "No sheet."}), **form)

    def close_month(self, province: str, month: str) -> None:
        """Close a month of a province today."""
        self._month(province, month, "close")

    def restate_month(self, province: str, month: str) -> None:
        """State a closed month anew today."""
        self._month(province, month, "restate")

    def _month(self, province: str, month: str, act: str) -> None:
        address = f"/months/{province}/{month}/{act}"
        seen = self.page(address).split('name="seen" value="')[1].split('"')[0]
        self.send(address, by="secretariat", sure="on", seen=seen)
