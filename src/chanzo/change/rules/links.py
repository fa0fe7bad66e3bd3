"""Which statement may bring about which: never one further down, and none itself in the end. (change)"""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from ..types import Level, Link, Theory

UPWARDS = (Level.ACTIVITY, Level.OUTPUT, Level.OUTCOME, Level.VISION)


def leads_on(cause: Level, effect: Level) -> bool:
    """Whether a statement of one level may bring about one of another; a problem leads to problems alone."""
    if Level.PROBLEM in (cause, effect):
        return cause == effect
    return UPWARDS.index(cause) <= UPWARDS.index(effect)


def down(theory: Theory) -> Link | None:
    """A link that leads down, if there is one."""
    level = {key: statement.level for key, statement in theory.statements.items()}
    return next((link for link in theory.links if not leads_on(level[link.cause], level[link.effect])), None)


def circle(links: Iterable[Link]) -> tuple[str, ...]:
    """The keys of a circle of causes and effects, the first again at the end; empty if there is none."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for link in links:
        sorter.add(link.effect, link.cause)
    try:
        sorter.prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()
