"""Evaluating a new mine area: asked for, checked at the desk, seen on site, decided, entered, withdrawn. (sites)"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.people.policies import only_own, require
from chanzo.people.types import Act, Place

from ..models import AreaRequest
from ..rules.requests import ENDED, desk_result, stage_after
from ..types.request import CHECKS, Decision, RequestRow, Stage, Step, StepRow
from .acts import Deed, Done, perform
from .checks import day_of_act, document_of, free_code, person_of, reason_of, site_of
from .entering import area_line, status_line


@dataclass(frozen=True)
class Asked:
    """What a request says of the area, as its form reads it: grams a month, millionths of degrees."""

    name: str
    country: str
    province: str
    territory: str
    latitude: int | None
    longitude: int | None
    about: str
    minerals: str
    workers: int | None
    monthly: int | None
    tagging_point: str


def ask_for_area(*, area: Asked, organisation: str, reason: str, document: str, day: int, by: Any) -> str:
    """Ask that a new area be evaluated; a company asks in its own name. Returns the request's number."""
    actor = require(by, Act.REQUEST_AREA)
    if only_own(actor, Act.REQUEST_AREA):
        organisation = actor.organisation
    place = Place(territory=area.territory, province=area.province, organisation=organisation)
    require(actor, Act.REQUEST_AREA, at=place)
    facts = {
        "stage": Stage.ASKED.value, "day": day_of_act(day), "name": area.name.strip(), "country": area.country,
        "province": area.province.strip(), "territory": area.territory.strip(), "latitude": area.latitude,
        "longitude": area.longitude, "about": area.about.strip(), "minerals": area.minerals, "workers": area.workers,
        "monthly": area.monthly, "tagging_point": area.tagging_point.strip(), "organisation": organisation.strip(),
        "reason": reason_of(reason), "document": document.strip(),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        if (area.latitude is None or area.longitude is None) and not area.about.strip():
            raise Refused("REQUEST_PLACE")
        for other in AreaRequest.objects.filter(folded=fold(area.name)):
            if fold(other.territory) == fold(area.territory) and other.stage not in ENDED:
                raise Refused("REQUEST_TWICE")
        return Deed("request.asked", area.name.strip(), facts)

    done = perform(check, by=actor)
    return AreaRequest.objects.get(seq=done.seq).number


def check_desk(
    *, number: str, answers: Mapping[str, tuple[str, str]], reason: str, document: str, day: int, by: Any
) -> Done:
    """Say what is known of an area without going there: an answer and a note for each of ``CHECKS``."""
    told = {check: {"answer": answers[check][0], "note": answers[check][1].strip()} for check in CHECKS}
    result = desk_result(answer["answer"] for answer in told.values())
    return _move(number, Step.CHECK, Act.EVALUATE_AREA, day, by, reason, document, result=result, told=told)


def evaluate_on_site(
    *, number: str, people: Sequence[tuple[str, str]], opinion: str, reason: str, document: str, day: int, by: Any
) -> Done:
    """Say what people of several services found on site together; ``people`` are person numbers and services."""
    seen = [{"person": person_of(person), "service": service.strip()} for person, service in people]
    if len({fold(one["service"]) for one in seen}) < 2 or len({one["person"] for one in seen}) < 2:
        raise Refused("PEOPLE_MISSING")
    told = {"people": seen}
    document = document_of(document)
    return _move(number, Step.EVALUATE, Act.EVALUATE_AREA, day, by, reason, document, result=opinion, told=told)


def decide_area(*, number: str, decision: str, reason: str, document: str, day: int, by: Any) -> Done:
    """Answer a request; somebody else than who asked decides."""
    return _move(number, Step.DECIDE, Act.DECIDE_AREA, day, by, reason, document_of(document), result=decision)


def enter_area(*, number: str, code: str, reason: str, document: str, day: int, by: Any) -> Done:
    """Put an accepted area into the register of sites, with its programme status from the day.

    A site that stands in the register already, as after a withdrawal, keeps its line.
    """
    return _move(number, Step.ENTER, Act.DECIDE_AREA, day, by, reason, document_of(document), code=code.strip())


def withdraw_area(*, number: str, reason: str, document: str, day: int, by: Any) -> Done:
    """Withdraw the programme's status of a site; a new decision can give it back."""
    return _move(number, Step.WITHDRAW, Act.DECIDE_AREA, day, by, reason, document_of(document))


def _move(
    number: str, step: Step, act: Act, day: int, by: Any, reason: str, document: str, *,
    result: str = "", told: Mapping[str, Any] | None = None, code: str = "",
) -> Done:  # fmt: skip
    actor = require(by, act)

    def check(rows: Rows) -> Deed:
        row = next(iter(rows.of(RequestRow).find("number", [number])), None)
        if row is None:
            raise Refused("NOT_FOUND")
        place = Place(row.site, row.territory, row.province, row.organisation)
        require(actor, act, at=place)
        decision = Decision(result) if step is Step.DECIDE else None
        stage = stage_after(Stage(row.stage), step, decision)
        if stage is None:
            raise Refused("REQUEST_STEP")
        if step is Step.DECIDE and actor.number == row.asked_by:
            raise Refused("REQUEST_SAME_PERSON")
        facts: dict[str, Any] = {
            "stage": stage.value, "day": day_of_act(day, after=_last_day(row, rows)), "result": result,
            "reason": reason_of(reason), "document": document.strip(), "told": dict(told or {}),
        }  # fmt: skip
        lines: list[tuple[str, Mapping[str, Any]]] = []
        if step is Step.ENTER:
            facts["site"], lines = _entered(row, stage, code, day, document)
        elif step is Step.WITHDRAW:
            lines = [status_line(site_of(row.site).code, "programme", "withdrawn", day, document)]
        return Deed(f"request.{step}", number, facts, lines)

    return perform(check, by=actor)


def _last_day(row: RequestRow, rows: Rows) -> int:
    return max(step.day for step in rows.of(StepRow).find("request", [row.number]))


def _entered(
    row: RequestRow, stage: Stage, code: str, day: int, document: str
) -> tuple[str, list[tuple[str, Mapping[str, Any]]]]:
    """The code of the site and the lines of the register that its entering states."""
    status = "integrated" if stage is Stage.INTEGRATED else "candidate"
    if row.site:
        site = site_of(row.site).code
        return site, [status_line(site, "programme", status, day, document)]
    site = free_code(code)
    if fold(row.name) != fold(site):
        free_code(row.name)
    return site, [("sites", area_line(row, site)), status_line(site, "programme", status, day, document)]
