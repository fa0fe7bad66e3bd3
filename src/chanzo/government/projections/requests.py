"""Requests for tags and books, and hand-overs with their two sides. (government)

tag_request.made                       -> a request, pending
tag_request.ask_revision, .revise, .grant, .refuse, .cancel   the request moves on (custody/rules/requests.py)
tags.handed_over   the giver's side    -> a hand-over in transit; its request, too
tags.received      the receiver's side -> the hand-over is confirmed; what is missing -> a difference
"""

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..custody.rules.requests import moved
from ..custody.rules.spans import count, stored
from ..custody.types.keeping import DifferenceRow
from ..custody.types.requests import DIFFERS, IN_TRANSIT, RECEIVED, HandOverRow, RequestRow, Stage, StepRow

ACTS = ("ask_revision", "revise", "grant", "refuse", "cancel")


def _made(told: Told, rows: Rows) -> None:
    f = told.facts
    rows.of(RequestRow).put(
        RequestRow(
            told.seq, told.subject, Stage.PENDING.value, f["holder"], f["giver"], f["type"], f["quantity"], f["site"],
            f["reason"], f["quota"], f["day"], told.actor, f["day"], "[]", 0, None,
        )
    )  # fmt: skip
    _step(told, rows, told.subject, "request", Stage.PENDING.value, f["reason"])


def _moved(told: Told, rows: Rows) -> None:
    act, f = told.kind.partition(".")[2], told.facts
    for row in rows.of(RequestRow).find("number", [told.subject]):
        after = row._replace(stage=moved(row.stage, act).value, stage_day=f["day"])
        if act == "revise":
            after = after._replace(quantity=f["quantity"], site=f["site"], quota=f["quota"], reason=f["reason"])
        elif act == "grant":
            after = after._replace(granted=canonical(f["ranges"]), granted_count=count(stored(f["ranges"])))
        rows.of(RequestRow).put(after)
        _step(told, rows, told.subject, act, after.stage, f["reason"])


def _handed_over(told: Told, rows: Rows) -> None:
    f = told.facts
    rows.of(HandOverRow).put(
        HandOverRow(
            told.seq, f["action"], f["giver"], f["receiver"], f["site"], f["type"], canonical(f["ranges"]),
            count(stored(f["ranges"])), f["day"], f["document"], f["request"], told.actor, f["act"], IN_TRANSIT,
            None, "", "[]", 0, False, "",
        )
    )  # fmt: skip
    _on_request(told, rows, f["request"], "hand_over", hand_over=told.seq)


def _received(told: Told, rows: Rows) -> None:
    f = told.facts
    missing = stored(f["missing"])
    for row in rows.of(HandOverRow).find("seq", [f["hand_over"]]):
        rows.of(HandOverRow).put(
            row._replace(
                state=DIFFERS if missing else RECEIVED, received_day=f["day"], received_by=told.actor,
                missing=canonical(f["missing"]), missing_count=count(missing), on_paper=f["on_paper"], note=f["note"],
            )
        )  # fmt: skip
        _on_request(told, rows, row.request, "receive", hand_over=row.seq)
        if missing:
            rows.of(DifferenceRow).put(
                DifferenceRow(
                    told.seq, "hand_over", row.receiver, row.type, f["day"], canonical(f["missing"]),
                    canonical(f["missing"]), count(missing),
                )
            )  # fmt: skip


def _on_request(told: Told, rows: Rows, number: str, act: str, *, hand_over: int) -> None:
    for row in rows.of(RequestRow).find("number", [number]):
        after = moved(row.stage, act).value
        rows.of(RequestRow).put(row._replace(stage=after, stage_day=told.facts["day"], hand_over=hand_over))
        _step(told, rows, number, act, after, told.facts.get("note", ""))


def _step(told: Told, rows: Rows, number: str, act: str, stage: str, reason: str) -> None:
    rows.of(StepRow).put(StepRow(told.seq, number, act, stage, told.facts["day"], told.actor, reason))


REQUESTS = Noun(
    (
        RowTable("government_request", RequestRow, "seq", ("number",)),
        RowTable("government_step", StepRow, "seq", ("request",)),
        RowTable("government_hand_over", HandOverRow, "seq", ("receiver", "state")),
    ),
    {
        "tag_request.made": _made,
        **{f"tag_request.{act}": _moved for act in ACTS},
        "tags.handed_over": _handed_over,
        "tags.received": _received,
    },
)
