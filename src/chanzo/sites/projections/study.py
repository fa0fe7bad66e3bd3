"""What baseline studies, capacities and yields do to rows. (sites)

study.recorded       day, form, answers, replaces?      a study, or its correction
study.photo_kept     study, sha256, media, size         with the first of its corrections
capacity.proposed    study, low_g, high_g, ...          waits for a second person
capacity.validated   the same, or estimate?, said       enters the register with a line of its own
capacity.declined    estimate, said
capacity.withdrawn   estimate, said
yield.set            mineral, region, low_g, high_g, from_day?, source
"""

from dataclasses import replace

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told
from chanzo.ledger.shelves import compact

from ..types.capacity import EstimateRow, EstimateState, YieldRow
from ..types.study import PhotoRow, StudyRow


def _recorded(told: Told, rows: Rows) -> None:
    facts, studies = told.facts, rows.of(StudyRow)
    root = told.seq
    for before in studies.find("seq", [facts["replaces"]] if "replaces" in facts else []):
        root = before.root
        studies.put(replace(before, replaced_by=told.seq))
    studies.put(
        StudyRow(told.seq, told.subject, facts["answers"]["day"], facts["form"], compact(facts["answers"]), root,
                 facts.get("replaces"), None, told.actor, told.at)
    )  # fmt: skip


def _photo_kept(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(PhotoRow).put(
        PhotoRow(told.seq, facts["study"], facts["sha256"], facts["media"], facts["size"], told.actor, told.at)
    )


def _proposed(told: Told, rows: Rows) -> None:
    rows.of(EstimateRow).put(_estimate(told, EstimateState.WAITING))


def _validated(told: Told, rows: Rows) -> None:
    if "estimate" in told.facts:
        _decided(told, rows, EstimateState.VALIDATED)
        return
    row = _estimate(told, EstimateState.VALIDATED)
    rows.of(EstimateRow).put(replace(row, decided=told.seq, decided_by=told.actor, decided_at=told.at))


def _declined(told: Told, rows: Rows) -> None:
    _decided(told, rows, EstimateState.DECLINED)


def _withdrawn(told: Told, rows: Rows) -> None:
    _decided(told, rows, EstimateState.WITHDRAWN)


def _estimate(told: Told, state: EstimateState) -> EstimateRow:
    facts = told.facts
    return EstimateRow(
        told.seq, told.subject, facts["study"], state.value, facts["low_g"], facts["high_g"], facts.get("workers"),
        facts["from_day"], facts["basis"], facts.get("why", ""), facts.get("range_g"),
        " ".join(facts.get("seconds", ())), told.actor, told.at,
    )  # fmt: skip


def _decided(told: Told, rows: Rows, state: EstimateState) -> None:
    for row in rows.of(EstimateRow).find("seq", [told.facts["estimate"]]):
        rows.of(EstimateRow).put(
            replace(
                row,
                state=state.value,
                decided=told.seq,
                decided_by=told.actor,
                decided_at=told.at,
                said=told.facts.get("said", ""),
            )
        )


def _yield_set(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(YieldRow).put(
        YieldRow(told.seq, facts["mineral"], facts["region"], facts["low_g"], facts["high_g"], facts.get("from_day"),
                 False, facts["source"])
    )  # fmt: skip


STUDIES = Noun(
    (
        RowTable("sites_study", StudyRow, "seq", ("site", "root")),
        RowTable("sites_study_photo", PhotoRow, "seq", ("study",)),
        RowTable("sites_estimate", EstimateRow, "seq", ("site", "study")),
        RowTable("sites_yield", YieldRow, "seq", ("mineral",)),
    ),
    {
        "study.recorded": _recorded,
        "study.photo_kept": _photo_kept,
        "capacity.proposed": _proposed,
        "capacity.validated": _validated,
        "capacity.declined": _declined,
        "capacity.withdrawn": _withdrawn,
        "yield.set": _yield_set,
    },
)
