"""New areas asked for and evaluated, identifiers and licences stated, an area suspended and counted. (demo)"""

from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from chanzo.people.types import Actor, Role
from chanzo.sites.models import AreaRequest, RequestStep, Site
from chanzo.sites.queries.standing import standing_on
from chanzo.sites.queries.suspensions import bags_standing
from chanzo.sites.services.documents import attach_document
from chanzo.sites.services.identity import issue_identifier, state_attribute
from chanzo.sites.services.requests import (
    Asked,
    ask_for_area,
    check_desk,
    decide_area,
    enter_area,
    evaluate_on_site,
)
from chanzo.sites.services.statuses import give_status
from chanzo.sites.services.suspensions import Inventory, assess_site, suspend_area
from chanzo.sites.types.dated import QUESTIONS
from chanzo.sites.types.request import CHECKS

FIELD = Actor("P-DEM2FLD3", Role.SECRETARIAT)
ASKER = Actor("P-DEM4ASK5", Role.SECRETARIAT)
OFFICE = Actor("P-DEM6DEC7", Role.SECRETARIAT)
# Name, how far it went (0 asked, 1 checked, 2 evaluated, 3 decided, 4 entered), what was decided, days ago.
AREAS = (
    ("Grande Faille", 4, "integrate", 720),
    ("Colline du Vent", 4, "integrate", 400),
    ("Ruisseau Noir", 3, "candidate", 120),
    ("Carrière Haute", 2, "", 64),
    ("Deux Palmiers", 1, "", 33),
    ("Vieux Pont", 3, "refuse", 88),
    ("Source Froide", 0, "", 12),
)


def tell(*, today: int, seed: int) -> None:
    """Seven requests at different stages, identifiers of a few sites, one site in quarantine."""
    chance = Random(seed)
    sites = [site for site in Site.objects.order_by("code") if site.means == site.code and site.closed_day is None]
    placed = [site for site in sites if site.latitude_udeg is not None and site.country]
    if not placed:
        return
    for number, (name, far, decision, ago) in enumerate(AREAS):
        _ask(placed[number % len(placed)], name, far, decision, today - ago, chance)
    for site in placed[:4]:
        issue_identifier(site=site.code, first=today - 300, document="ICGLR 12/A", by=OFFICE)
        state_attribute(
            site=site.code, sort="licence", value=f"ZEA {100 + len(site.code)}", licence="artisanal_zone",
            organisation="", first=today - 700, document="Arrêté 44", by=OFFICE,
        )  # fmt: skip
    _statuses(placed, today)
    _quarantine(placed, today)


def _ask(near: Site, name: str, far: int, decision: str, day: int, chance: Random) -> None:
    area = Asked(
        name, near.country, near.province, near.territory, (near.latitude_udeg or 0) + chance.randint(-60_000, 60_000),
        (near.longitude_udeg or 0) + chance.randint(-60_000, 60_000), "", near.minerals or "cassiterite",
        chance.randrange(20, 160, 5), chance.randrange(400, 4000, 50) * 1000, near.tagging_point,
    )  # fmt: skip
    number = ask_for_area(
        area=area, organisation="", reason="Des creuseurs y travaillent depuis la saison sèche.", document="", day=day,
        by=ASKER,
    )  # fmt: skip
    if far >= 1:
        answers = dict.fromkeys(CHECKS, ("clear", "")) | {"access": ("doubt", "Piste coupée en saison des pluies")}
        check_desk(number=number, answers=answers, reason="Rien ne s’y oppose.", document="", day=day + 6, by=FIELD)
    if far >= 2:
        evaluate_on_site(
            number=number, people=[("P-DEM2FLD3", "Programme"), ("P-DEM8MNS9", "Service des mines")],
            opinion={"candidate": "conditions", "refuse": "unfavourable"}.get(decision, "favourable"),
            reason="Visite conjointe, trois puits actifs.", document=f"PV {number}", day=day + 20, by=FIELD,
        )  # fmt: skip
    if far >= 3:
        decide_area(
            number=number, decision=decision, reason="Selon le procès-verbal de la visite conjointe.",
            document=f"DEC {number}", day=day + 31, by=OFFICE,
        )  # fmt: skip
        _attach(number, "decided", f"DEC {number}")
    if far >= 4:
        enter_area(
            number=number,
            code=f"EV-{near.code}",
            reason="Comme décidé.",
            document=f"DEC {number}",
            day=day + 40,
            by=OFFICE,
        )


def _attach(number: str, step: str, title: str) -> None:
    """The paper of a step, as a scanner would send it."""
    request = AreaRequest.objects.get(number=number)
    row = RequestStep.objects.get(request=number, step=step)
    paper = SimpleUploadedFile("scan.pdf", page_saying(title))
    attach_document(request=request, step=row, document=paper, by=OFFICE)


def page_saying(title: str) -> bytes:
    """A page of A4 that bears one line, as PDF."""
    drawn = f"BT /F1 16 Tf 72 760 Td ({title}) Tj ET"
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    text, starts = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    tail = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{tail}".encode("ascii")


def _statuses(sites: list[Site], today: int) -> None:
    """A green status that lapses within weeks, one that has lapsed, an order that ends and one that has ended."""
    for name, ago in (("Colline du Vent", 340), ("Grande Faille", 610)):
        site = Site.objects.get(name=name)
        give_status(
            site=site.code, scheme="icglr", status="green", first=today - ago, document="Inspection 7/B", by=OFFICE
        )
    give_status(
        site=sites[-1].code, scheme="national", status="green", first=today - 160, valid_to=today + 22,
        document="Arrêté 118", reason="Valable six mois", by=OFFICE,
    )  # fmt: skip
    give_status(
        site=sites[len(sites) // 2].code, scheme="national", status="green", first=today - 196, valid_to=today - 15,
        document="Arrêté 97", reason="Valable six mois", by=OFFICE,
    )  # fmt: skip


def _quarantine(sites: list[Site], today: int) -> None:
    first = today - 9
    quiet = [site for site in sites if not standing_on(site, today).interruptions]
    site = next((site for site in quiet if bags_standing([site], first)), None)
    if site is None:
        return
    tags = [bag.tag for bag in bags_standing([site], first)][:40]
    suspend_area(
        area=site.code, first=first, reason="Présence armée signalée à proximité", document="Décision 31", by=OFFICE,
        inventory=Inventory(tags, site.tagging_point or site.code, ""),
    )  # fmt: skip
    answers = dict.fromkeys(QUESTIONS, "yes") | {"unarmed": "unknown"}
    assess_site(
        site=site.code, area=site.code, first=first, day=today - 3, answers=answers, resume=False,
        reason="Calme depuis deux jours, à confirmer.", document="", by=FIELD,
    )  # fmt: skip
