"""What a scope may read in the facts of a finding that it may see. (findings)"""

from collections.abc import Collection, Mapping
from typing import Any

from chanzo.people.scopes import Scope

# What stays of a foreign bag: enough to talk about it.
SAID = ("date", "place")
# What stands for an agent's code where none is told.
NO_AGENT = "–"


def seen(
    facts: Mapping[str, Any], scope: Scope, sites: Collection[str], own: Collection[int] | None = None
) -> dict[str, Any]:
    """The facts as a scope reads them: of other bags and other holders' steps, place and date; perhaps no agent.

    ``own`` are the cases that are the scope's, by their place; None when the whole finding is one holder's.
    """
    if scope.everything:
        return dict(facts)
    cases = enumerate(facts["cases"])
    shown = {
        **facts,
        "cases": [_seen(case, scope, sites) if own is None or at in own else _said(case) for at, case in cases],
    }
    return shown if scope.agents else _without_agents(shown)


def _seen(case: Mapping[str, Any], scope: Scope, sites: Collection[str]) -> dict[str, Any]:
    return {name: _shown(value, scope, sites) for name, value in case.items()}


def _said(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in SAID if name in value}


def _shown(value: Any, scope: Scope, sites: Collection[str]) -> Any:
    if isinstance(value, list):
        return [_shown(item, scope, sites) for item in value]
    if not isinstance(value, Mapping):
        return value
    whose, site = str(value.get("holder") or value.get("by") or ""), value.get("site")
    if not (whose or site) or scope.owns(whose) or site in sites:
        return value
    return _said(value)


def _without_agents(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _no_agent(name, value) for name, value in facts.items()}


def _no_agent(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return _without_agents(value)
    if isinstance(value, list):
        return [_no_agent(name, item) for item in value]
    return NO_AGENT if name == "agent" else value
