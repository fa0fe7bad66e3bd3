"""What a scope may read in the facts of a finding that it may see. (findings)"""

from collections.abc import Collection, Mapping
from typing import Any

from chanzo.people.scopes import Scope

# What stays of a foreign bag: enough to talk about it.
SAID = ("date", "place")
# What tells who tagged and where that person stood, and what stands for an agent's code where none is told.
OF_AGENTS = frozenset(("agent", "agents", "latitude", "longitude"))
NO_AGENT = "–"


def seen(
    facts: Mapping[str, Any], scope: Scope, sites: Collection[str], own: Collection[int] | None = None
) -> dict[str, Any]:
    """The facts as a scope reads them: of others' bags and steps, place and date; of agents, nothing unless it may.

    ``own`` are the cases that are the scope's, by their place; None when the whole finding is one holder's.
    """
    if scope.everything:
        return dict(facts)
    cases = enumerate(facts["cases"])
    return {
        **_seen({name: value for name, value in facts.items() if name != "cases"}, scope, sites),
        "cases": [_seen(case, scope, sites) if own is None or at in own else _said(case) for at, case in cases],
    }


def _seen(case: Mapping[str, Any], scope: Scope, sites: Collection[str]) -> dict[str, Any]:
    shown = {}
    for name, value in case.items():
        if scope.agents or name not in OF_AGENTS:
            shown[name] = _shown(value, scope, sites)
        elif name == "agent":  # a sentence may have a place for it
            shown[name] = NO_AGENT
    return shown


def _said(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in SAID if name in value}


def _shown(value: Any, scope: Scope, sites: Collection[str]) -> Any:
    if isinstance(value, list):
        return [_shown(item, scope, sites) for item in value]
    if not isinstance(value, Mapping):
        return value
    whose, site = str(value.get("holder") or value.get("by") or ""), value.get("site")
    if not (whose or site) or scope.owns(whose) or site in sites:
        return _seen(value, scope, sites)
    return _said(value)
