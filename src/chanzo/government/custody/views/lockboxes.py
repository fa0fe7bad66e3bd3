"""Pages of joint lockboxes: the list, one with its log, setting up, keys changed, opened, ended. (government)"""

from typing import Any

import orjson
from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.attached import sent_out
from chanzo.web.formats import count, day
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table

from ..forms import KeyholderForm, KeysForm, LockboxForm, OpeningForm
from ..models import Lockbox
from ..policies import may_for
from ..queries.holdings import holdings
from ..queries.visible import lockboxes_visible_to, openings_visible_to
from ..rules.spans import stored
from ..services.lockboxes import change_keys, end_lockbox, log_opening, set_up_lockbox
from ..types.keeping import Keyholder
from ..types.spans import TAGS
from .shown import Fact, Link, answered, by_of, form_page, home_crumb
from .stock import holder_url

N_ = gettext_lazy
LISTED = [
    Column("code", N_("Lockbox"), "code", lambda row: reverse("government:lockbox", args=[row["code"]])),
    Column("name", N_("Name")),
    Column("site", N_("Site"), "code"),
    Column("point", N_("Tagging point")),
    Column("keys", N_("Padlocks"), "count"),
    Column("tags", N_("Tags in it"), "count"),
    Column("books", N_("Logbooks"), "count"),
    Column("last", N_("Last opened"), "day"),
    Column("alone", N_("Opened without all"), "count"),
    Column("state", N_("State"), status="lockbox"),
]
KEYS_AT_MOST = 6
Padlocks = formset_factory(KeyholderForm, extra=0, max_num=KEYS_AT_MOST)


@page("GET", "HEAD")
def lockbox_list(request: HttpRequest) -> HttpResponseBase:
    """The lockboxes within reach, what lies in them and how they were opened."""
    require(request.user, Act.SEE_CUSTODY)
    opened: dict[str, list[Any]] = {}
    for opening in openings_visible_to(request.user):
        opened.setdefault(opening.lockbox, []).append(opening)
    rows = []
    for box in lockboxes_visible_to(request.user):
        inside = holdings(clock.today(), holder=box.code)
        log = opened.get(box.code, [])
        rows.append({
            "code": box.code, "name": box.name, "site": box.site, "point": box.point,
            "keys": len(orjson.loads(box.keyholders)),
            "tags": sum(one.span.size for one in inside if one.span.type in TAGS),
            "books": sum(one.span.size for one in inside if one.span.type not in TAGS),
            "last": log[0].day if log else None, "alone": sum(one.absent != "[]" for one in log),
            "state": state_of(box),
        })  # fmt: skip
    table = Table("lockboxes", N_("Joint lockboxes, with what lies in them today"), LISTED, rows)
    table.empty = N_("No joint lockbox is set up within your reach.")
    actions = [Link(N_("Set up a lockbox"), reverse("government:lockbox-new"), True)]
    return answered(
        request, "listing", [table], title=N_("Joint lockboxes"), crumbs=[home_crumb()],
        lead=N_("One box, several padlocks: nobody takes tags out alone without its being seen."),
        actions=actions if may(request.user, Act.SET_LOCKBOX) else [],
    )  # fmt: skip


def state_of(box: Lockbox) -> str:
    """Whether a lockbox is in use."""
    return "in_use" if box.to_day is None else "ended"


def keyholder_words(holder: Keyholder, sees_people: bool) -> str:
    """A keyholder in words: role, organisation, and the person number for those who may read it."""
    words = [holder.role, holder.organisation, holder.person if sees_people else ""]
    return ", ".join(word for word in words if word)


def _box(request: HttpRequest, code: str) -> Lockbox:
    require(request.user, Act.SEE_CUSTODY)
    for box in lockboxes_visible_to(request.user):
        if box.code == code:
            return box
    raise Http404


OPENINGS = [
    Column("day", N_("Day"), "day"),
    Column("state", N_("Keyholders"), status="lockbox"),
    Column("absent", N_("Not there")),
    Column("purpose", N_("Purpose")),
    Column("out", N_("Came out"), "code"),
    Column("in", N_("Went in"), "code"),
    Column("by", N_("Logged by"), "code"),
]


@page("GET", "HEAD")
def lockbox_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One lockbox: where it stands, who holds the keys, what lies in it, every opening."""
    box = _box(request, code)
    sees = request.user.scope.agents
    inside = holdings(clock.today(), holder=code)
    log = [one for one in openings_visible_to(request.user) if one.lockbox == code]
    rows = [
        {
            "day": one.day, "state": "all" if one.absent == "[]" else "some",
            "absent": _people(one.absent, sees), "purpose": one.purpose,
            "out": ", ".join(map(str, stored(orjson.loads(one.taken_out)))),
            "in": ", ".join(map(str, stored(orjson.loads(one.put_in)))), "by": by_of(request.user, one.actor),
        }
        for one in log
    ]  # fmt: skip
    alone = sum(one.absent != "[]" for one in log)
    table = Table("openings", N_("Openings, newest first"), OPENINGS, rows)
    table.empty = N_("No opening was logged yet.")
    keys = [keyholder_words(Keyholder(*holder), sees) for holder in orjson.loads(box.keyholders)]
    facts = [
        Fact(N_("Mine site"), box.site, reverse("sites:site", args=[box.site])),
        Fact(N_("Tagging point"), box.point or "–"),
        *(Fact(_("Padlock %(number)s") % {"number": at}, words) for at, words in enumerate(keys, 1)),
        Fact(N_("In use from"), day(box.from_day)),
        *([Fact(N_("In use until"), day(box.to_day))] if box.to_day is not None else []),
        Fact(N_("Written procedure"), _("Download") if box.procedure else _("not attached"),
             reverse("government:lockbox-procedure", args=[code]) if box.procedure else ""),
    ]  # fmt: skip
    actions = [Link(N_("What lies in it"), holder_url(code))]
    if box.to_day is None and may_for(request.user, Act.COUNT_TAGS, code, box.site):
        actions.insert(0, Link(N_("Log an opening"), reverse("government:lockbox-open", args=[code]), True))
    if box.to_day is None and may_for(request.user, Act.SET_LOCKBOX, code, box.site):
        actions.append(Link(N_("Change the keyholders"), reverse("government:lockbox-keys", args=[code])))
        actions.append(Link(N_("End its use"), reverse("government:lockbox-end", args=[code])))
    figures = [
        Fact(N_("State"), "", "", state_of(box)),
        Fact(N_("Tags in it"), count(sum(one.span.size for one in inside if one.span.type in TAGS))),
        Fact(N_("Logbooks"), count(sum(one.span.size for one in inside if one.span.type not in TAGS))),
        Fact(N_("Openings"), count(len(log))),
        Fact(N_("Without all keyholders"), count(alone), "", "serious" if alone else "good"),
    ]
    return answered(
        request, "thing", [table], title=f"{box.name} ({code})" if box.name != code else code, facts=facts,
        crumbs=[home_crumb(), (N_("Joint lockboxes"), reverse("government:lockboxes"))], figures=figures,
        status_kind="lockbox", actions=actions,
    )  # fmt: skip


def _people(text: str, sees: bool) -> str:
    return "; ".join(keyholder_words(Keyholder(*holder), sees) for holder in orjson.loads(text))


@page("GET", "HEAD", "POST")
def lockbox_new(request: HttpRequest) -> HttpResponseBase:
    """Set up a lockbox."""
    require(request.user, Act.SET_LOCKBOX)
    form = LockboxForm(request.POST, request.FILES) if request.method == "POST" else LockboxForm()
    locks = Padlocks(request.POST or None, initial=[{"role": ""}] * 3, prefix="key")

    def do(given: dict[str, Any]) -> str:
        code = set_up_lockbox(
            code=given["code"], name=given["name"], site=given["site"], point=given["point"],
            keyholders=_rows(locks), from_day=to_day(given["from_day"]), procedure=given["procedure"],
            by=request.user,
        )  # fmt: skip
        messages.success(request, _("The lockbox is set up. Hand tags over to it under its code."))
        return reverse("government:lockbox", args=[code])

    return form_page(
        request, form, do, title=N_("Set up a joint lockbox"), submit=N_("Set it up"), locks=locks, files=True,
        back=reverse("government:lockboxes"), crumbs=[home_crumb()],
        lead=N_("Usually three padlocks: state service, cooperative, concession owner. Write codes, no names."),
    )  # fmt: skip


def _rows(locks: Any) -> list[list[str]]:
    rows = [form.cleaned_data for form in locks if form.is_valid()]
    return [[row.get("role", ""), row.get("organisation", ""), row.get("person", "")] for row in rows]


@page("GET", "HEAD", "POST")
def lockbox_keys(request: HttpRequest, code: str) -> HttpResponseBase:
    """Other keyholders from a day on."""
    require(request.user, Act.SET_LOCKBOX)
    box = _box(request, code)
    form = KeysForm(request.POST or None)
    held = [Keyholder(*holder)._asdict() for holder in orjson.loads(box.keyholders)]
    locks = Padlocks(request.POST or None, initial=[*held, {}], prefix="key")

    def do(given: dict[str, Any]) -> str:
        change_keys(code=code, keyholders=_rows(locks), day=to_day(given["day"]), reason=given["reason"],
                    by=request.user)  # fmt: skip
        messages.success(request, _("The keyholders are changed."))
        return reverse("government:lockbox", args=[code])

    return form_page(
        request, form, do, title=N_("Change the keyholders"), submit=N_("Change them"), locks=locks,
        back=reverse("government:lockbox", args=[code]), crumbs=_crumbs(code),
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def lockbox_end(request: HttpRequest, code: str) -> HttpResponseBase:
    """End a lockbox that is empty."""
    require(request.user, Act.SET_LOCKBOX)
    _box(request, code)
    form = KeysForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        end_lockbox(code=code, day=to_day(given["day"]), reason=given["reason"], by=request.user)
        messages.success(request, _("The lockbox is no longer in use."))
        return reverse("government:lockbox", args=[code])

    return form_page(
        request, form, do, title=N_("End the use of this lockbox"), submit=N_("End it"), crumbs=_crumbs(code),
        back=reverse("government:lockbox", args=[code]),
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def lockbox_open(request: HttpRequest, code: str) -> HttpResponseBase:
    """Log an opening."""
    require(request.user, Act.COUNT_TAGS)
    box = _box(request, code)
    sees = request.user.scope.agents
    keys = [keyholder_words(Keyholder(*holder), sees) for holder in orjson.loads(box.keyholders)]
    form = OpeningForm(keys, request.POST or None)

    def do(given: dict[str, Any]) -> str:
        log_opening(
            code=code, day=to_day(given["day"]), present=[int(at) for at in given["present"]],
            purpose=given["purpose"], type_=given["type_"], taken_out=given["taken_out"], put_in=given["put_in"],
            by=request.user,
        )  # fmt: skip
        messages.success(request, _("The opening is logged. Record hand-overs so that the stock follows."))
        return reverse("government:lockbox", args=[code])

    return form_page(
        request, form, do, title=N_("Log an opening"), submit=N_("Log it"), crumbs=_crumbs(code),
        back=reverse("government:lockbox", args=[code]),
        lead=N_("What came out and went in is kept as written; the stock follows from hand-overs and counts."),
    )  # fmt: skip


def _crumbs(code: str) -> list[Any]:
    return [home_crumb(), (code, reverse("government:lockbox", args=[code]))]


@page("GET", "HEAD")
def procedure_file(request: HttpRequest, code: str) -> HttpResponseBase:
    """The written procedure as it was received, always as an attachment."""
    box = _box(request, code)
    if not box.procedure:
        raise Http404
    media = box.procedure_media
    return sent_out(place_of(box.procedure), name=f"{code}.{ENDING[media]}", media=media)
