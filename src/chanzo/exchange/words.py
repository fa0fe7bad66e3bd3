"""The codes of publication as people read them. (exchange)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.people.scopes import area_key
from chanzo.sites.models import Site
from chanzo.web.status import Status, offer_words

from .types import Level, Reason

REASONS: dict[str, Promise] = {
    "stated": _("Stated for the site itself"),
    Reason.SAFETY.value: _("People there could be endangered"),
    Reason.CONFLICT.value: _("Armed conflict nearby"),
    Reason.PROTECTION.value: _("Protection of people who reported"),
    Reason.DELAY.value: _("Too recent: within the delay"),
    Reason.UNVALIDATED.value: _("Not validated by the programme yet"),
    Reason.UNREGISTERED.value: _("In no register"),
    Reason.SMALL.value: _("Too little to stand alone, or folded with what is"),
    Reason.SEVERAL.value: _("Several of these reasons"),
}
LEVELS: dict[str, Promise] = {
    Level.AREA.value: _("Figures only with those of its area"),
    Level.NOWHERE.value: _("Not even the area: figures only with those of the country"),
}
FILES: dict[str, Promise] = {
    "sites.csv": _("Register of sites, as a table"),
    "sites.geojson": _("Register of sites, as points for maps"),
    "production.csv": _("Tagged production by month, site and mineral"),
    "withheld.csv": _("What is withheld, and why"),
    "dictionary.csv": _("What every column means, with units"),
    "release.json": _("Description for programs: terms, licence, hashes"),
}
COUNTED_BY: dict[str, Promise] = {
    "level": _("By level"),
    "category": _("By category"),
    "province": _("By province"),
    "standing": _("By outcome, or by age where it is open"),
    "deadlines": _("By deadlines kept"),
    "publication": _("Published or withheld"),
    "repeats": _("By repetition at the site"),
    "evidence": _("By evidence of follow-up"),
    "verification": _("By verification"),
}
STEPS: dict[str, Promise] = {
    "counting": _("Counting what every site tagged"),
    "folding": _("Folding what may not stand alone"),
    "writing": _("Writing the files"),
}
offer_words(
    "withholding",
    {
        "due": Status("serious", _("Review overdue")),
        "standing": Status("warning", _("Withheld")),
        "later": Status("note", _("Withheld later")),
        "ended": Status("good", _("Ended")),
    },
)


def area_called(key: str) -> str:
    """What a decision is about, as the register writes it."""
    sort, colon, folded = key.partition(":")
    if not colon:
        site = Site.objects.filter(folded=key).first()
        return f"{site.name} ({site.code})" if site else key
    written = Site.objects.exclude(**{sort: ""}).order_by().values_list(sort, flat=True).distinct()
    return next((name for name in written if area_key(f"{sort}:{name}") == key), folded)
