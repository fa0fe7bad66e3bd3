"""What may be done to a request of a new area, and what it becomes: one table. (sites)"""

from collections.abc import Iterable, Mapping, Sequence

from chanzo.people.types import Act

from ..types.request import ANSWERS, Decision, Stage, Step, StepRow

MOVES: Mapping[tuple[Stage, Step], Stage] = {
    (Stage.ASKED, Step.CHECK): Stage.CHECKED,
    (Stage.CHECKED, Step.CHECK): Stage.CHECKED,
    (Stage.CHECKED, Step.EVALUATE): Stage.EVALUATED,
    (Stage.EVALUATED, Step.EVALUATE): Stage.EVALUATED,
    (Stage.MORE, Step.CHECK): Stage.CHECKED,
    (Stage.MORE, Step.EVALUATE): Stage.EVALUATED,
    (Stage.CANDIDATE, Step.EVALUATE): Stage.EVALUATED,
    (Stage.CANDIDATE, Step.ENTER): Stage.CANDIDATE,
    (Stage.ACCEPTED, Step.ENTER): Stage.INTEGRATED,
    (Stage.INTEGRATED, Step.WITHDRAW): Stage.WITHDRAWN,
    (Stage.WITHDRAWN, Step.EVALUATE): Stage.EVALUATED,
}
DECIDED: Mapping[Decision, Stage] = {
    Decision.INTEGRATE: Stage.ACCEPTED,
    Decision.CANDIDATE: Stage.CANDIDATE,
    Decision.MORE: Stage.MORE,
    Decision.REFUSE: Stage.REFUSED,
}
# Nothing is taken in unseen: before somebody was on site the programme can only refuse, or ask for more.
UNSEEN = frozenset({Decision.MORE, Decision.REFUSE})
DECISIONS: Mapping[Stage, frozenset[Decision]] = {
    Stage.CHECKED: UNSEEN,
    Stage.MORE: UNSEEN - {Decision.MORE},
    Stage.EVALUATED: frozenset(Decision),
    Stage.ACCEPTED: frozenset(Decision) - {Decision.INTEGRATE},
    Stage.CANDIDATE: frozenset(Decision) - {Decision.CANDIDATE},
    Stage.REFUSED: UNSEEN - {Decision.REFUSE},
    # A withdrawal can be taken back by a new decision on what is known.
    Stage.WITHDRAWN: frozenset({Decision.INTEGRATE, Decision.CANDIDATE}),
}
# Which act a step is, as the policies ask.
ACTS: Mapping[Step, Act] = {
    Step.ASK: Act.REQUEST_AREA,
    Step.CHECK: Act.EVALUATE_AREA,
    Step.EVALUATE: Act.EVALUATE_AREA,
    Step.DECIDE: Act.DECIDE_AREA,
    Step.ENTER: Act.DECIDE_AREA,
    Step.WITHDRAW: Act.DECIDE_AREA,
}
ENDED = frozenset({Stage.REFUSED, Stage.INTEGRATED, Stage.WITHDRAWN})


def stage_after(stage: Stage, step: Step, decision: Decision | None = None) -> Stage | None:
    """What a request becomes by a step; None when the step is not allowed there."""
    if step is Step.DECIDE:
        return DECIDED[decision] if decision and decision in DECISIONS.get(stage, ()) else None
    return MOVES.get((stage, step))


def steps_from(stage: Stage) -> list[Step]:
    """The steps that are allowed at a stage, in their usual order."""
    return [step for step in Step if (stage, step) in MOVES or (step is Step.DECIDE and stage in DECISIONS)]


def desk_result(answers: Iterable[str]) -> str:
    """What a desk check comes to: the worst of its answers."""
    return max(answers, key=ANSWERS.index, default=ANSWERS[0])


def days_of_stages(steps: Sequence[StepRow], until: int) -> list[tuple[StepRow, int]]:
    """Each step in turn with the days that the request then stayed as it was; ``until`` ends the last."""
    in_turn = sorted(steps, key=lambda step: step.seq)
    ends = [step.day for step in in_turn[1:]] + [max(until, in_turn[-1].day if in_turn else until)]
    return [(step, max(0, end - step.day)) for step, end in zip(in_turn, ends, strict=True)]
