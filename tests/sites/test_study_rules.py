"""What a form asks for, who may read which answer, what is published, and how two studies differ."""

from typing import Any

import pytest

from chanzo.sites.rules.answers import missing_answers, wrong_answers
from chanzo.sites.rules.study import (
    EVERYTHING,
    OPEN,
    WITHIN,
    answers_for,
    differences,
    published,
    readable,
    without_empty,
)
from chanzo.sites.study_form import CURRENT, FORMS
from chanzo.sites.types.study import Privacy, Question, Sort

NAME = "Somebody’s name"


def an_answer(question: Question) -> Any:
    """The first answer that a question takes."""
    match question.sort:
        case Sort.YES_NO:
            return "yes"
        case Sort.COUNT | Sort.MASS | Sort.DAY:
            return 12
        case Sort.CHOICE:
            return question.choices[0][0]
        case Sort.CHOICES:
            return [question.choices[0][0]]
        case Sort.ROWS:
            return [{column.key: an_answer(column) for column in question.columns}]
    return NAME


WHOLE = {question.key: an_answer(question) for question in CURRENT.questions}


def test_every_key_stands_once_and_every_choice_has_words() -> None:
    for form in FORMS.values():
        keys = [question.key for question in form.questions]
        assert len(keys) == len(set(keys))
        for question in form.questions:
            for asked in (question, *question.columns):
                codes = [code for code, _words in asked.choices]
                assert len(codes) == len(set(codes))
                assert bool(codes) == (asked.sort in (Sort.CHOICE, Sort.CHOICES))
            assert bool(question.columns) == (question.sort is Sort.ROWS) == bool(question.rows)


def test_the_form_takes_its_own_answers() -> None:
    assert wrong_answers(CURRENT, WHOLE) == []
    assert missing_answers(CURRENT, WHOLE) == []
    assert set(missing_answers(CURRENT, {})) == {"day", "minerals", "men", "women", "feasible", "proposed"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"men": -1},
        {"men": "12"},
        {"men": True},
        {"minerals": ["gold"]},
        {"minerals": ["coltan", "coltan"]},
        {"minerals": []},
        {"permit": "perhaps"},
        {"hotline": True},
        {"reasons": ""},
        {"reasons": "x" * 5000},
        {"children": [{}]},
        {"children": [{"age": "under12", "name": NAME}]},
        {"children": [{"number": 1}] * 5},
        {"nobody_asked": 1},
    ],
)
def test_an_answer_of_another_shape_is_named(wrong: dict[str, Any]) -> None:
    assert wrong_answers(CURRENT, WHOLE | wrong) == list(wrong)


def test_no_free_text_and_nothing_confidential_is_public() -> None:
    for form in FORMS.values():
        told = published(form, WHOLE)
        assert NAME not in str(told)
        assert told.keys() >= {"minerals", "men", "women", "method"}
        assert not told.keys() & {"armed", "barriers", "children", "asked", "violence", "services", "stated"}
        assert all(q.privacy is Privacy.PUBLIC and not q.free for q in form.questions if q.key in told)


def test_confidential_answers_are_left_out_for_whoever_may_not_read_them() -> None:
    assert answers_for(CURRENT, WHOLE, EVERYTHING) == WHOLE
    within = answers_for(CURRENT, WHOLE, WITHIN)
    confidential = {q.key for q in CURRENT.questions if q.privacy is Privacy.CONFIDENTIAL}
    assert within.keys() == WHOLE.keys() - confidential
    assert {"armed", "barriers", "asked", "asked_said", "conflict_said", "violence", "children"} <= confidential
    assert answers_for(CURRENT, WHOLE, OPEN).keys() < within.keys()
    assert all(questions for _section, questions in readable(CURRENT, OPEN))


def test_two_studies_are_compared_question_by_question_with_what_a_figure_changed() -> None:
    before, after = {"men": 30, "women": 5, "permit": "none"}, {"men": 24, "permit": "none", "pits": 3}
    found = {row.question.key: row for row in differences((CURRENT, CURRENT), before, after, EVERYTHING)}
    assert list(found) == ["permit", "pits", "men", "women"]
    assert (found["men"].change, found["men"].same) == (-6, False)
    assert found["permit"].same
    assert (found["pits"].change, found["women"].change) == (None, None)


def test_empty_cells_lines_and_answers_are_no_answers() -> None:
    typed = {
        "men": 0,
        "women": None,
        "paper": "",
        "tools": [],
        "children": [{"age": "", "number": None}, {"number": 2}],
    }
    assert without_empty(typed) == {"men": 0, "children": [{"number": 2}]}
