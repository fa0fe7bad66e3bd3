"""How tags are kept by several together: asked for, handed over, received, counted, explained."""

from .desk import Desk


class Tags(Desk):
    """The doors of custody."""

    def take_stock(self, holder: str, counted: str) -> str:
        """Count today the mine tags of a holder; the page of the stock-take."""
        form = {
            "holder": holder,
            "site": "",
            "type_": "mine",
            "day": self.today,
            "counted": counted,
            "document": "PV-1",
        }
        return self.send("/custody/counts/new", by="secretariat", **form).headers["Location"]

    def explain(self, take: str, action: str, ranges: str = "") -> None:
        """Say today what became of numbers that a stock-take missed; all of them unless some are named."""
        seq = take.rstrip("/").rsplit("/", 1)[1]
        form = {"action": action, "ranges": ranges, "day": self.today, "reason": "door broken", "document": ""}
        self.send(f"/custody/missing/{seq}", by="secretariat", **form)

    def lose(self, holder: str, ranges: str) -> None:
        """Declare mine tags lost today."""
        form = {"action": "lose", "holder": holder, "type_": "mine", "ranges": ranges, "day": self.today}
        self.send("/custody/losses/new", by="secretariat", reason="fell in the river", **form)

    def ask_tags(self, holder: str, quantity: int) -> str:
        """Ask the service today for mine tags to be used at S-1; the number of the request."""
        form = {"type_": "mine", "quantity": str(quantity), "holder": holder, "giver": "SERVICE", "site": "S-1"}
        answer = self.send("/custody/requests/new", by="official", of=holder, areas=("province:North",),
                           reason="season", **form)  # fmt: skip
        return answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]

    def bring_tags(self, request: str, holder: str, ranges: str) -> None:
        """Grant a request and hand the tags over; the holder confirms today that they are there."""
        self.send(f"/custody/requests/{request}/grant", by="secretariat", ranges=ranges, reason="")
        given = self.send(f"/custody/requests/{request}/hand_over", by="secretariat", day=self.today, document="BL-1")
        page = self.browser("secretariat").get(given.headers["Location"]).content.decode()
        seq = page.split("/custody/hand-overs/")[1].split('"')[0].split("/")[0]
        self.send(f"/custody/hand-overs/{seq}/confirm", by="official", of=holder,
                  areas=("province:North",), day=self.today, missing="", note="")  # fmt: skip
