"""Requests of new areas as their steps make them. (sites)

request.asked      where, for whom, why                  -> a request, its first step
request.checked, evaluated, decided, entered, withdrawn  -> a further step, the request at its stage
"""

from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.core.days import from_day
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types.request import RequestRow, Step, StepRow, number_of


def asked(told: Told, rows: Rows) -> None:
    """A request begins."""
    facts = told.facts
    number = number_of(told.seq, from_day(facts["day"]).year)
    rows.of(RequestRow).put(
        RequestRow(
            seq=told.seq, number=number, stage=facts["stage"], since_day=facts["day"],
            name=facts["name"], folded=fold(facts["name"]), country=facts["country"], province=facts["province"],
            territory=facts["territory"], latitude_udeg=facts["latitude"], longitude_udeg=facts["longitude"],
            about=facts["about"], minerals=facts["minerals"], workers=facts["workers"], monthly_g=facts["monthly"],
            tagging_point=facts["tagging_point"], organisation=facts["organisation"], reason=facts["reason"],
            document=facts["document"], asked_by=told.actor, asked_day=facts["day"], site="",
        )
    )  # fmt: skip
    _step(told, rows, number)


def moved(told: Told, rows: Rows) -> None:
    """A request goes on by a step."""
    for row in rows.of(RequestRow).find("number", [told.subject]):
        facts = told.facts
        since = row.since_day if row.stage == facts["stage"] else facts["day"]
        site = facts.get("site", row.site)
        rows.of(RequestRow).put(replace(row, stage=facts["stage"], since_day=since, site=site))
        _step(told, rows, row.number)


def _step(told: Told, rows: Rows, number: str) -> None:
    facts = told.facts
    rows.of(StepRow).put(
        StepRow(
            seq=told.seq, request=number, step=told.kind.partition(".")[2], stage=facts["stage"], day=facts["day"],
            result=facts.get("result", ""), reason=facts["reason"], document=facts["document"],
            told=canonical(facts.get("told", {})), actor=told.actor, at=told.at,
        )
    )  # fmt: skip


REQUESTS = Noun(
    (
        RowTable("sites_request", RequestRow, "seq", ("number",)),
        RowTable("sites_request_step", StepRow, "seq", ("request",)),
    ),
    {"request.asked": asked} | {f"request.{step}": moved for step in Step if step is not Step.ASK},
)
