"""Baseline studies for programs: what the pages tell, but never what is confidential. (sites)"""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core.days import day_text
from chanzo.core.quantities import kg
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import Study
from .queries.studies import codes_of, site_of, studies_visible_to, study_seen_by
from .rules.study import WITHIN, answers_for
from .study_form import FORMS
from .types.study import Question, Sort

router = Router(tags=["studies"])
MOST, LAST_RECORD = 200, 10**15


@router.get("/studies", summary="Baseline studies that stand, newest record first")
def studies(
    request: HttpRequest,
    site: str = "",
    limit: int = Query(50, ge=1, le=MOST),
    before: int | None = Query(None, ge=1, le=LAST_RECORD),
) -> dict[str, Any]:
    """Of the account's sites, or of one of them; `next` is what to give as `before` for the following page."""
    require(request.user, Act.SEE_STUDIES)
    found = studies_visible_to(request.user).filter(replaced_by=None).order_by("-seq")
    if site:
        found = found.filter(site__in=codes_of(site_of(site)))
    if before is not None:
        found = found.filter(seq__lt=before)
    rows = list(found[: limit + 1])
    shown = rows[:limit]
    return {"studies": [_head(row) for row in shown], "next": shown[-1].seq if len(rows) > limit else None}


@router.get("/studies/{seq}", summary="One baseline study with its answers, but for those that are confidential")
def study(request: HttpRequest, seq: int) -> dict[str, Any]:
    """By its record; answers by the key of their question, masses in kilograms, days as dates."""
    require(request.user, Act.SEE_STUDIES)
    row = study_seen_by(request.user, min(seq, LAST_RECORD))
    form = FORMS[row.form]
    told = answers_for(form, row.given, WITHIN)
    answers = {question.key: _told(question, told[question.key]) for question in form.questions if question.key in told}
    return _head(row) | {"answers": answers}


def _head(row: Study) -> dict[str, Any]:
    return {
        "id": row.seq, "site": row.site, "date": day_text(row.day), "form": row.form, "first": row.root,
        "replaces": row.replaces, "replaced_by": row.replaced_by,
    }  # fmt: skip


def _told(question: Question, value: Any) -> Any:
    if question.sort is Sort.ROWS:
        columns = {column.key: column for column in question.columns}
        return [{key: _told(columns[key], cell) for key, cell in row.items()} for row in value]
    if question.sort is Sort.MASS:
        return kg(value)
    return day_text(value) if question.sort is Sort.DAY else value
