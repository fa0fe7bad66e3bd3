"""When a suspended site may resume, and what is suspended once it does. (sites)"""

from collections.abc import Collection, Iterable, Mapping

from ..types.dated import QUESTIONS, AssessmentRow


def unmet(answers: Mapping[str, str]) -> list[str]:
    """The questions whose answer keeps a site suspended."""
    return [question for question in QUESTIONS if answers.get(question) != "yes"]


def last_assessment(assessments: Iterable[AssessmentRow], site: str) -> AssessmentRow | None:
    """The newest assessment of a site."""
    return max((a for a in assessments if a.site == site), key=lambda a: (a.day, a.seq), default=None)


def left_suspended(inside: Collection[str], resumed: str) -> list[str]:
    """The sites of an area that stay suspended when one resumes."""
    return sorted(code for code in inside if code != resumed)
