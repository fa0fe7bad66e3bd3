"""What baseline studies add to the navigation, to the page of a site, to homes and news. (sites)"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.ledger.queries import head_at
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.web.formats import day, mass, moment
from chanzo.web.menu import REGISTERS, Entry, offer
from chanzo.web.news import Item, News, offer_news
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .models import Site, Study
from .queries import studies as queries
from .queries.standing import place_of
from .rules.study import published
from .study_form import FORMS
from .study_words import BASES, answer_text
from .types.capacity import EstimateState

SHOWN = 8
# What people ask of a site first.
FIRST = frozenset(("permit", "cooperative", "minerals", "method", "pits", "men", "women", "feasible", "protected"))


def to_judge(user: Any) -> int:
    """Capacities on which this person may say the second word."""
    if not may(user, Act.VALIDATE_CAPACITY):
        return 0
    return queries.estimates_waiting(user).exclude(proposed_by=user.number).count()


def study_of(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The newest study of a site with its public answers, and the capacities that people validated."""
    found = queries.studies_of(site)
    estimates = [row for row in queries.estimates_of(site) if row.state == EstimateState.VALIDATED]
    sees = may(request.user, Act.SEE_STUDIES, place_of(site))
    records = may(request.user, Act.RECORD_STUDY, place_of(site))
    if not found and not records:
        return None
    study = found[0] if found else None
    return {
        "site": site,
        "study": study,
        "first": public_answers(study, first=True) if study is not None else [],
        "rest": public_answers(study, first=False) if study is not None else [],
        "estimates": [{"row": row, "basis": BASES[row.basis]} for row in estimates],
        "sees": sees,
        "records": records,
        "others": len(found) - 1,
        "before": found[1] if len(found) > 1 else None,
    }


def public_answers(study: Study, *, first: bool) -> list[tuple[str, str]]:
    """What anybody may read of a study, question by question: what is asked of a site first, or the rest."""
    form = FORMS[study.form]
    answers = published(form, study.given)
    answers.pop("day", None)
    told = [question for question in form.questions if question.key in answers and (question.key in FIRST) == first]
    return [(_(question.label), answer_text(question, answers[question.key])) for question in told]


def in_my_area(request: HttpRequest) -> dict[str, Any] | None:
    """A field officer's drafts, and sites of the area without a study or with an old one."""
    reader: Any = request.user
    if reader.role != Role.FIELD_OFFICER or not may(reader, Act.RECORD_STUDY):
        return None
    drafts = queries.drafts_of(reader)
    sites = queries.sites_studied_by(reader, Act.RECORD_STUDY)
    names = {site.code: site.name for site in sites}
    items = [
        Waiting(
            _("Draft: %(site)s") % {"site": names.get(draft.site, draft.site)},
            f"{reverse('sites:study_new')}?site={draft.site}",
            moment(draft.saved_at),
            shape="warning",
        )
        for draft in drafts
    ]
    due = [row for row in queries.studied(sites, clock.today()) if row.state != "fresh"]
    for row in due[: max(SHOWN - len(items), 0)]:
        told = _("No baseline study") if row.day is None else _("Studied on %(day)s") % {"day": day(row.day)}
        url = f"{reverse('sites:study_new')}?site={row.site}"
        items.append(Waiting(row.name, url, f"{row.site} · {told}", shape="serious" if row.day is None else "note"))
    return {
        "title": gettext_lazy("Baseline studies of your area"),
        "size": "six",
        "items": items,
        "empty": gettext_lazy("Every site of your area was studied in the last three years."),
        "url": reverse("sites:studies"),
        "more": gettext_lazy("All studies"),
    }


def second_words(request: HttpRequest) -> dict[str, Any] | None:
    """Capacities that wait for this person as the second."""
    reader: Any = request.user
    if not to_judge(reader):
        return None
    waiting = queries.estimates_waiting(reader).exclude(proposed_by=reader.number)
    return {
        "title": gettext_lazy("Capacities that wait for a second person"),
        "size": "six",
        "items": [
            Waiting(
                row.site,
                reverse("sites:estimate", args=[row.seq]),
                _("from %(day)s") % {"day": day(row.from_day)},
                f"{mass(row.low_g, 0)} – {mass(row.high_g, 0)}",
                "warning",
            )
            for row in waiting[:SHOWN]
        ],
        "url": reverse("sites:studies"),
        "more": gettext_lazy("All studies"),
    }


def news(request: HttpRequest, since: datetime) -> Iterator[Item]:
    """Studies recorded since the reader was here."""
    found = queries.studies_visible_to(request.user).filter(seq__gt=head_at(since))
    yield Item(found.count(), gettext_lazy("baseline studies recorded"), reverse("sites:studies"))


def offer_studies() -> None:
    """Add them; called once, at start-up."""
    offer(
        Entry(
            32,
            gettext_lazy("Studies"),
            "sites:studies",
            lambda user: may(user, Act.SEE_STUDIES),
            to_judge,
            REGISTERS,
            "paper",
            under="sites:list",
        )
    )
    offer_panel(Panel("site capacity", 40, "sites/panels/study.html", study_of))
    offer_panel(Panel("home", 30, QUEUE, in_my_area))
    offer_panel(Panel("home", 12, QUEUE, second_words))
    offer_news(News(40, "studies", news))
