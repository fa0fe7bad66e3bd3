"""The theory of change of the made-up programme: targets, declared figures, a price series, a review. (demo)"""

from chanzo.change.queries.figures import BASELINE, TARGET
from chanzo.change.queries.periods import before, usual_period
from chanzo.change.services.figures import Entry, enter_figure, note_evidence, set_aim
from chanzo.change.services.observing import observe_usual
from chanzo.change.services.series import Delivery, load_series
from chanzo.change.services.snapshots import freeze
from chanzo.change.services.watching import Finding, review, watch
from chanzo.change.types import Holding
from chanzo.core.days import from_day, month_of, month_start
from chanzo.core.indicators import registered
from chanzo.people.types import Actor, Role

SECRETARY = Actor("P-DEMSECRT", Role.SECRETARIAT)
TARGETS = {
    "visits.made": 0.9, "visits.agent_present": 0.8, "bags.recorded_7_days": 0.9, "findings.settled_share": 0.8,
    "incidents.told_in_time": 0.9, "incidents.closed_resolved": 0.7, "agents.covered_sites": 0.8,
    "lots.untraced_share": 0.02, "sites.screened": 1.0,
}  # fmt: skip
# Invented, in the form of a price a tonne; the programme is invented too.
PRICES = (31800, 32400, 33100, 30900, 29500, 30200, 31600, 33900, 35200, 34100, 33600, 34800, 36100)


def tell(*, today: int, seed: int) -> None:
    """Set aims, enter what no record tells, take in a series, look at every trigger, review one assumption."""
    period = usual_period(today)
    known = registered()
    for code, value in TARGETS.items():
        if code in known:
            set_aim(code=code, sort=TARGET, asked=period, value=value, by=SECRETARY,
                    reason="Set by the steering committee at the beginning of the year.")  # fmt: skip
    set_aim(code="visits.made", sort=BASELINE, asked=before(period), value=0.75, by=SECRETARY,
            reason="What the paper reports of the year before came to.")  # fmt: skip
    declared = {"suppliers.filed": 0.42, "trainings.test_gain": 0.18}
    for code, value in declared.items():
        if code in known and known[code].cases is None:
            enter_figure(by=SECRETARY, entry=Entry(
                code, period, value, "Annual reports of the members, table 3.", design="All members were asked.",
                sample=14, answered=11, low=value - 0.1, high=value + 0.1,
            ))  # fmt: skip
    note_evidence(
        statement="output-agents-deployed", supports=False, day=today - 20, by=SECRETARY,
        text="Two sites of the southern axis had no agent for five weeks after a change of postings.",
        source="Report of the provincial service, section 2.",
    )  # fmt: skip
    load_series(delivery=Delivery("tin_price", "Tin price, invented", "USD/t", "chanzo demo", "CC0"),
                data=_prices(today), by=SECRETARY)  # fmt: skip
    observe_usual(today=today)
    watch(today=today)
    freeze(asked=period, name=f"year-to-{from_day(period.last):%Y-%m}", by=SECRETARY)
    review(
        key="assume-communities-understand", by=SECRETARY,
        finding=Finding(Holding.WEAKENING, "Fewer miners than last year say that they know what tags are for.",
                        "Two radio broadcasts and a talk at each market.", "Field office, communities", today + 45,
                        today + 120),
    )  # fmt: skip


def _prices(today: int) -> bytes:
    first = month_of(today) - len(PRICES)
    days = [from_day(month_start(first + at)) for at in range(len(PRICES))]
    rows = [f"{day.isoformat()};{price}" for day, price in zip(days, PRICES, strict=True)]
    return "\n".join(["Date;Value", *rows]).encode()
