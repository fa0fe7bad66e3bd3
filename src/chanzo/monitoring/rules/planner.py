"""Which visits fit the days, roads and fuel of the teams, in order of risk; what does not fit is named. (monitoring)

Sites are taken in order (grade, due day, score, code). Each is put where it costs least: into a trip that has room,
else into one made longer, else on a trip of its own. Days that are kept for small and remote sites are filled first,
so that they are not always left out; what they do not need is free for all. The order makes a plan that people can
check; it is not proven to be the one with most visits.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..types.plan import Plan, Stop, Task, Trip, Why
from ..types.risk import GRADES, Grade
from ..types.settings import Settings
from ..types.teams import Team
from .roads import DAY, Roads


@dataclass
class _Going:
    """A team while its trips are put together."""

    team: Team
    days: tuple[int, ...]
    trips: list[list[Task]] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)  # whole days of each trip
    fuel: list[int] = field(default_factory=list)  # millilitres of each trip


@dataclass(frozen=True, order=True)
class _Place:
    """Where a site could go, cheapest first: whole days it adds, thousandths of a day, team, trip, place in it."""

    days: int
    load: int
    team: str
    trip: int
    at: int
    whole: int
    fuel: int


def planned(tasks: Iterable[Task], teams: Sequence[Team], days: Mapping[str, Sequence[int]], s: Settings) -> Plan:
    """The plan; ``days`` are those on which each team can go. Every task is on one trip, or left with its reason."""
    roads = Roads(s)
    going = {team.code: _Going(team, tuple(sorted(set(days.get(team.code, ()))))) for team in teams}
    waiting = sorted(tasks, key=order)
    left: dict[str, Why] = {}
    done: set[str] = set()
    for task in waiting:
        if task.apart and _put(task, going, roads, s["reserved_pm"]) is None:
            done.add(task.site)
    for task in waiting:
        if task.site not in done and (why := _put(task, going, roads, 1000)) is not None:
            left[task.site] = why
    trips = [trip for code in sorted(going) for trip in _dated(going[code], roads)]
    return Plan(tuple(trips), tuple((task, left[task.site]) for task in waiting if task.site in left))


def order(task: Task) -> tuple[int, int, int, str]:
    """Which site comes before which."""
    return GRADES.index(Grade(task.grade)), task.due, -task.score, task.site


def days_free(team: Team, first: int, last: int, taken: Collection[int] = ()) -> list[int]:
    """The days of a period on which a team goes to the field: the first of its weekdays that no other plan has taken,
    as many as its field days allow."""
    # Day 0 was a Thursday.
    most = in_period(team.days, first, last) - len(set(taken))
    usual = [day for day in range(first, last + 1) if (day + 3) % 7 in team.weekdays and day not in taken]
    return usual[: max(most, 0)]


def in_period(a_month: int, first: int, last: int) -> int:
    """How much of what a team has a month it has in a period: a calendar month whole, any other by its days."""
    days = last - first + 1
    return a_month if 28 <= days <= 31 else -(-a_month * days // 30)


def _put(task: Task, going: Mapping[str, _Going], roads: Roads, share_pm: int) -> Why | None:
    """Put a task where it costs least within a share of each team's days; else say what was missing."""
    if task.at is None:
        return Why.NO_PLACE
    able = [going[code] for code in task.teams if code in going]
    if not able:
        return Why.NO_TEAM
    short_of_fuel = False
    best: _Place | None = None
    for one in able:
        free = len(one.days) * share_pm // 1000 - sum(one.taken)
        tank = one.team.fuel_l * 1000 - sum(one.fuel)
        for place in _places(task, one, roads):
            if place.days > free:
                continue
            if place.fuel - (one.fuel[place.trip] if place.trip < len(one.fuel) else 0) > tank:
                short_of_fuel = True
            elif best is None or place < best:
                best = place
    if best is None:
        return Why.FUEL if short_of_fuel else Why.DAYS
    one = going[best.team]
    if best.trip == len(one.trips):
        one.trips.append([])
        one.taken.append(0)
        one.fuel.append(0)
    one.trips[best.trip].insert(best.at, task)
    one.taken[best.trip], one.fuel[best.trip] = best.whole, best.fuel
    return None


def _places(task: Task, one: _Going, roads: Roads) -> Iterable[_Place]:
    """Every place in a trip of a team where a task could go, and in a trip of its own."""
    team, stay = one.team, roads.stay(task)
    for trip, tasks in enumerate([*one.trips, []]):
        taken = one.taken[trip] if tasks else 0
        legs, ends = roads.legs(team, tasks), roads.ends(team, tasks)
        metres = sum(leg for leg, _ in legs) if tasks else 0
        load = sum(time for _, time in legs) + sum(map(roads.stay, tasks)) if tasks else 0
        here = (task.at or ends[0][0], task.road)
        for at in range(len(tasks) + 1):
            gone = legs[at] if tasks else (0, 0)
            to, back = roads.hop(team, ends[at], here), roads.hop(team, here, ends[at + 1])
            more = to[1] + back[1] - gone[1] + stay
            whole = max(-(-(load + more) // DAY), taken)
            fuel = roads.fuel(team, metres + to[0] + back[0] - gone[0])
            yield _Place(whole - taken, more, team.code, trip, at, whole, fuel)


def _dated(one: _Going, roads: Roads) -> Iterable[Trip]:
    """The trips of a team one after the other on its days, each stop on the day on which its visit ends."""
    begun = 0
    for tasks, taken, fuel in zip(one.trips, one.taken, one.fuel, strict=True):
        days = one.days[begun : begun + taken]
        begun += taken
        legs, passed, stops = roads.legs(one.team, tasks), 0, []
        for task, (metres, time) in zip(tasks, legs, strict=False):
            passed += time + roads.stay(task)
            stops.append(Stop(task, days[min(max(-(-passed // DAY) - 1, 0), len(days) - 1)], metres))
        total = sum(metres for metres, _ in legs)
        yield Trip(one.team.code, days, tuple(stops), legs[-1][0], total, fuel)
