"""Filling in a study: on the page, from paper, again as a correction; nothing typed is lost. (sites)"""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page, said
from chanzo.web.paper import code_of

from ..forms.study import StudyFields, typed
from ..models import Site, Study, StudyDraft
from ..queries import studies as queries
from ..queries.standing import site_called
from ..services.studies import drop_draft, record_study, save_draft
from ..study_form import CURRENT, FORMS
from ..study_words import PRIVACIES
from ..types.study import Question, Sort, StudyForm

N_ = str  # marks words that the paper shows in two languages
PAPER_ROWS_OF_TEXT = 3
LINES_SHOWN = 2  # of rows, before one asks for more
NUMBERED = "paper"  # the paper bears its number at its head


@page("GET", "HEAD", "POST")
def new_study(request: HttpRequest) -> HttpResponseBase:
    """A study of the site that the address names, or the choice of one."""
    require(request.user, Act.RECORD_STUDY)
    written = request.GET.get("site", "")[:100]
    site = site_called(written) if written else None
    mine = queries.sites_studied_by(request.user, Act.RECORD_STUDY)
    if site is None or not mine.filter(pk=site.code).exists():
        unknown = bool(written)
        context = {"written": written, "unknown": unknown, "drafts": queries.drafts_of(request.user)}
        return render(request, "sites/studies/choose.html", context, status=404 if unknown else 200)
    return _fill_in(request, site, CURRENT, None)


@page("GET", "HEAD", "POST")
def correct_study(request: HttpRequest, seq: int) -> HttpResponseBase:
    """The same form with a study's answers; sent, it is a new version that names the one it replaces."""
    study = queries.study_seen_by(request.user, seq)
    site = queries.site_seen_by(request.user, queries.site_of(study.site).code, Act.RECORD_STUDY)
    if study.replaced_by is not None:
        raise Refused("STUDY_REPLACED", seq=study.replaced_by)
    return _fill_in(request, site, FORMS[study.form], study)


def _fill_in(request: HttpRequest, site: Site, asked: StudyForm, corrected: Study | None) -> HttpResponseBase:
    draft = None if corrected else queries.draft_of(request.user, site)
    if request.method != "POST":
        form = StudyFields(
            asked, initial=_begun(draft) if draft else typed(asked, corrected.given) if corrected else None
        )
        return _shown(request, site, form, corrected, draft, 200)
    act = request.POST.get("act", "record")
    if act == "drop" and draft:
        drop_draft(site=site, person=request.user.number)
        messages.success(request, _("The draft is thrown away."))
        return redirect(request.get_full_path())
    if act == "save" and not corrected:
        fields = {name: texts for name, texts in request.POST.lists() if name not in ("csrfmiddlewaretoken", "act")}
        save_draft(site=site, fields=fields, by=request.user)
        messages.success(request, _("The draft is kept. Only you see it, on this page and on your first page."))
        return redirect(request.get_full_path())
    form = StudyFields(asked, request.POST)
    if form.is_valid():
        try:
            done = record_study(
                site=site,
                form=asked.version,
                answers=form.answers(),
                by=request.user,
                replaces=corrected.seq if corrected else None,
            )
        except Refused as refused:
            form.add_error("day" if refused.code == "STUDY_IN_FUTURE" else None, said(refused))
        else:
            messages.success(request, _("The study is recorded. Photographs can be added now."))
            return redirect("sites:study", seq=done.seq)
    return _shown(request, site, form, corrected, draft, 422)


def _begun(draft: StudyDraft) -> dict[str, Any]:
    """What was typed, as a form shows it again."""
    fields: dict[str, list[str]] = json.loads(draft.fields)
    many = {question.key for question in CURRENT.questions if question.sort is Sort.CHOICES}
    return {name: texts if name in many else texts[-1] for name, texts in fields.items() if texts}


def _shown(
    request: HttpRequest, site: Site, form: StudyFields, corrected: Study | None, draft: StudyDraft | None, status: int
) -> HttpResponseBase:
    sections = [(section, _(section.title), asked) for section, asked in form.sections()]
    context = {
        "site": site,
        "form": form,
        "corrected": corrected,
        "draft": draft,
        "sections": [
            {
                "key": section.key,
                "title": title,
                "asked": [
                    {
                        "label": _(one.question.label),
                        "hint": _(one.question.hint) if one.question.hint else "",
                        "privacy": PRIVACIES[one.question.privacy],
                        "confidential": one.question.privacy == "confidential",
                        "required": one.question.required,
                        "many": one.question.sort is Sort.CHOICES,
                        "long": one.question.sort is Sort.TEXT,
                        "field": one.field,
                        "columns": one.columns,
                        "lines": one.lines[:LINES_SHOWN],
                        "more": one.lines[LINES_SHOWN:],
                        "more_used": any(c.value() or c.errors for line in one.lines[LINES_SHOWN:] for _l, c in line),
                    }
                    for one in asked
                ],
            }
            for section, title, asked in sections
        ],
    }
    return render(request, "sites/studies/form.html", context, status=status)


@page("GET", "HEAD")
def paper_form(request: HttpRequest) -> HttpResponseBase:
    """The form on paper in two languages, with a code that opens the page on which it is keyed."""
    require(request.user, Act.RECORD_STUDY)
    written = request.GET.get("site", "")[:100]
    site = queries.site_seen_by(request.user, written, Act.RECORD_STUDY) if written else None
    here = get_language() or "en"
    languages = (here, "en" if here == "fr" else "fr")
    keyed = reverse("sites:study_new") + (f"?site={site.code}" if site else "")
    head = (N_("Site"), N_("Number of this form")) if site is None else (N_("Number of this form"),)
    context = {
        "site": site,
        "form": CURRENT,
        "title": _both(N_("Baseline study"), languages),
        "head": [_both(words, languages) for words in head],
        "no_names": _both(N_("No names of persons: sorts and counts."), languages),
        "code": code_of(request.build_absolute_uri(keyed)),
        "sections": [
            {
                "title": _both(section.title, languages),
                "questions": [_on_paper(q, languages) for q in section.questions if q.key != NUMBERED],
            }
            for section in CURRENT.sections
        ],
    }
    return render(request, "sites/studies/paper.html", context)


def _both(words: str, languages: tuple[str, ...]) -> list[str]:
    """Words in each language, once where they are the same."""
    told = []
    for language in languages:
        with override(language):
            told.append(_(words) if words else "")
    return list(dict.fromkeys(told))


def _on_paper(question: Question, languages: tuple[str, ...]) -> dict[str, Any]:
    choices = [_both(words, languages) for _code, words in question.choices]
    if question.sort is Sort.YES_NO:
        choices = [_both(words, languages) for words in (N_("Yes"), N_("No"), N_("Not known"))]
    return {
        "label": _both(question.label, languages),
        "unit": _both(question.unit, languages) if question.unit else [],
        "hint": _both(question.hint, languages) if question.hint else [],
        "choices": choices,
        "columns": [
            {
                "label": _both(column.label, languages),
                "choices": [_both(words, languages) for _c, words in column.choices],
            }
            for column in question.columns
        ],
        "lines": range(question.rows),
        "text": range(PAPER_ROWS_OF_TEXT) if question.sort is Sort.TEXT else [],
    }
