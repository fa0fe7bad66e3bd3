"""Pages on which a programme edits its theory. (change)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from ..forms.editing import EndForm, LinkForm, PartForm
from ..queries.theory import last_edit_of, last_edits, last_stood, theory_on
from ..rows import Part
from ..rules.edits import part_called
from ..rules.overlay import Stated, part_of, subject_of
from ..services import editing
from ..types import Link, Statement, Theory
from ..words import GROUPS, LEVELS, SORTS

SAVED = _("It stands so from now on. What it was stays in its history.")
ENDED = _("It stands no more. What it was stays in its history.")
TITLES = {
    Part.STATEMENT: _("Add a statement"),
    Part.ASSUMPTION: _("Add an assumption"),
    Part.RISK: _("Add a risk"),
}

EDITING = {
    Part.STATEMENT: _("Edit a statement"),
    Part.ASSUMPTION: _("Edit an assumption"),
    Part.RISK: _("Edit a risk"),
}


def part_url(key: str) -> str:
    """The page on which a part is edited."""
    return reverse("change:edit-part", args=[key])


def sort_of(part: Stated) -> str:
    """What stands in its cell: a statement's level, an assumption or a risk."""
    return part.level.value if isinstance(part, Statement) else part_of(part).value


@page("GET", "HEAD")
def overview(request: HttpRequest) -> HttpResponseBase:
    """Every part of the theory in its cell, to be edited."""
    require(request.user, Act.EDIT_THEORY)
    context = {"by_group": _cells(theory_on()), "new": TITLES.items()}
    return render(request, "change/edit.html", context)


def _cells(theory: Theory) -> list[dict[str, Any]]:
    """The parts of each group under what they are, in the theory's order."""
    edits, language = last_edits(), get_language() or "en"
    cells: dict[str, dict[str, list[dict[str, Any]]]] = {group: {sort: [] for sort in SORTS} for group in GROUPS}
    parts: list[Stated] = [*theory.statements.values(), *theory.assumptions.values(), *theory.risks.values()]
    for part in parts:
        cells[part.group][sort_of(part)].append(
            {
                "key": part.key,
                "text": part.text.in_language(language),
                "url": part_url(part.key),
                "edited": edits[part.key].at if part.key in edits else None,
            }
        )
    return [
        {
            "anchor": group,
            "title": GROUPS[group],
            "cells": [{"title": SORTS[sort], "parts": here} for sort, here in sorts.items() if here],
            "count": sum(map(len, sorts.values())),
        }
        for group, sorts in cells.items()
    ]


@page("GET", "HEAD", "POST")
def new_part(request: HttpRequest, sort: str) -> HttpResponseBase:
    """State something that the theory did not say."""
    require(request.user, Act.EDIT_THEORY)
    if sort not in TITLES:
        raise Http404
    form = PartForm(sort, theory_on(), request.POST or None, initial={"seen": 0})
    if form.is_valid() and form.perform(_stated_anew, by=request.user):
        return _saved(request, form.cleaned_data["key"].strip(), SAVED)
    return _shown(request, "change/part.html", form, TITLES[Part(sort)])


def _stated_anew(*, seen: int, **facts: Any) -> int:
    return editing.state_part(**facts)


@page("GET", "HEAD", "POST")
def part_page(request: HttpRequest, key: str) -> HttpResponseBase:
    """One part: reworded, measured otherwise, linked; or stated again after it was ended."""
    require(request.user, Act.EDIT_THEORY)
    theory = theory_on()
    part = part_called(theory, key)
    again = None if part is not None else last_stood(key)
    of = part or again
    if of is None:
        raise Http404
    form = PartForm(part_of(of), theory, request.POST or None, of=of, initial={"seen": last_edit_of(key)})
    if form.is_valid() and form.perform(_again if again else editing.state_part, by=request.user):
        return _saved(request, key, SAVED)
    title = EDITING[part_of(of)] if part else _("State it again")
    return _shown(
        request, "change/part.html", form, title, part=of, ended=part is None, cell=_cell(of), **_linked(theory, of)
    )


def _again(*, new: bool, **facts: Any) -> int:
    return editing.state_part(new=True, **facts)


def _cell(part: Stated) -> str:
    return f"{SORTS[sort_of(part)]} · {GROUPS[part.group]}"


def _linked(theory: Theory, part: Stated) -> dict[str, Any]:
    """What a statement brings about and what brings it about, each with its reason and its page."""
    if not isinstance(part, Statement) or part.key not in theory.statements:
        return {}
    language = get_language() or "en"

    def shown(link: Link, other: str) -> dict[str, Any]:
        one = theory.statements[other]
        return {
            "text": one.text.in_language(language),
            "cell": f"{LEVELS[one.level]} · {GROUPS[one.group]}",
            "because": link.because.in_language(language),
            "url": reverse("change:edit-link", args=[link.cause, link.effect]),
        }

    return {
        "effects": [shown(link, link.effect) for link in theory.links if link.cause == part.key],
        "causes": [shown(link, link.cause) for link in theory.links if link.effect == part.key],
        "linkable": True,
    }


@page("GET", "HEAD", "POST")
def new_link(request: HttpRequest, key: str) -> HttpResponseBase:
    """Say what a statement brings about."""
    require(request.user, Act.EDIT_THEORY)
    theory = theory_on()
    cause = _statement(theory, key)
    form = LinkForm(cause, theory, request.POST or None, initial={"seen": 0})
    if form.is_valid() and form.perform(_linked_anew, cause=key, by=request.user):
        return _saved(request, key, SAVED)
    return _shown(request, "change/act.html", form, _("What it brings about"), part=cause, button=_("Link them"))


def _linked_anew(*, seen: int, **facts: Any) -> int:
    return editing.link_statements(**facts)


@page("GET", "HEAD", "POST")
def link_page(request: HttpRequest, key: str, effect: str) -> HttpResponseBase:
    """Say anew why one statement brings about another."""
    require(request.user, Act.EDIT_THEORY)
    theory = theory_on()
    link = _link(theory, key, effect)
    cause, brought = theory.statements[key], theory.statements[effect]
    initial = {"seen": last_edit_of(subject_of(key, effect)), "en": link.because.en, "fr": link.because.fr}
    form = LinkForm(cause, theory, request.POST or None, effect=effect, initial=initial)
    if form.is_valid() and form.perform(editing.link_statements, cause=key, effect=effect, by=request.user):
        return _saved(request, key, SAVED)
    return _shown(
        request, "change/act.html", form, _("Why one brings about the other"), part=cause, brought=brought,
        button=_("Save"), end=reverse("change:end-link", args=[key, effect]),
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def end_part(request: HttpRequest, key: str) -> HttpResponseBase:
    """Say that a part stands no more."""
    require(request.user, Act.EDIT_THEORY)
    part = part_called(theory_on(), key)
    if part is None:
        raise Http404
    form = EndForm(request.POST or None)
    if form.is_valid() and form.perform(editing.end_part, key=key, by=request.user):
        messages.success(request, ENDED)
        return redirect("change:edit")
    return _shown(request, "change/act.html", form, _("End it"), part=part, button=_("Record the end"))


@page("GET", "HEAD", "POST")
def end_link(request: HttpRequest, key: str, effect: str) -> HttpResponseBase:
    """Say that one statement is no longer held to bring about another."""
    require(request.user, Act.EDIT_THEORY)
    theory = theory_on()
    _link(theory, key, effect)
    form = EndForm(request.POST or None)
    if form.is_valid() and form.perform(editing.end_link, cause=key, effect=effect, by=request.user):
        return _saved(request, key, ENDED)
    cause, brought = theory.statements[key], theory.statements[effect]
    return _shown(
        request, "change/act.html", form, _("End this link"), part=cause, brought=brought, button=_("Record the end")
    )


def _statement(theory: Theory, key: str) -> Statement:
    if key not in theory.statements:
        raise Http404
    return theory.statements[key]


def _link(theory: Theory, cause: str, effect: str) -> Link:
    for link in theory.links:
        if (link.cause, link.effect) == (cause, effect):
            return link
    raise Http404


def _saved(request: HttpRequest, key: str, told: Any) -> HttpResponseBase:
    messages.success(request, told)
    return redirect(part_url(key))


def _shown(request: HttpRequest, template: str, form: Any, title: Any, **more: Any) -> HttpResponse:
    language = get_language() or "en"
    for name in ("part", "brought"):
        if name in more:
            more[f"{name}_text"] = more[name].text.in_language(language)
    return render(request, template, {"form": form, "title": title, **more}, status=422 if form.errors else 200)
