"""Agents of the made-up programme at their posts, and a procedure for tags held jointly. (demo)

Agents bear the codes that stand on the demo's own lines. The busiest tagging point of all has nobody left: its agent
went on leave before the last bags, and tags are used there all the same; the code of the least busy one is registered
nowhere, and one agent is posted to one site of the several that it tags at. What was agreed for the lockbox of one
territory is in its second version, checked at two sites, and one requirement was not kept.
"""

import random
from collections import defaultdict
from typing import Any

from django.db.models import Max

from chanzo.government.agents.services import end_posting, hand_over_post, note_training, post_agent, register_agent
from chanzo.government.confidence.rules import quarter_of
from chanzo.government.confidence.services import count_answers
from chanzo.government.confidence.types import Question
from chanzo.government.procedures.services import check_procedure, put_in_force, translate_procedure, write_procedure
from chanzo.government.procedures.types import requirements_of, sections_read
from chanzo.people.types import SYSTEM
from chanzo.sites.models import Site
from chanzo.traceability.models import Lot

SERVICES = {"CD": "SAEMAPE", "RW": "RMB", "BI": "OBM"}
BEGUN, LEFT = 400, 12
FIRST_TEXT = """# Le coffre
Le coffre se trouve au bureau du service, dans une pièce fermée.
1. Trois cadenas le ferment : service de l'État, coopérative, titulaire.
2. La fiche de stock est dans le coffre et porte le solde du jour.

# La remise des étiquettes
1. Les étiquettes sont remises à l'agent en présence des trois parties.
2. L'agent signe pour chaque plage reçue.
"""
TEXT = """# Le coffre
Le coffre se trouve au bureau du service, dans une pièce fermée.
1. Trois cadenas le ferment : service de l'État, coopérative, titulaire.
2. La fiche de stock est dans le coffre et porte le solde du jour.
3. Le stock est compté par les trois parties le dernier vendredi du mois.

# La remise des étiquettes
1. Les étiquettes sont remises à l'agent en présence des trois parties.
2. L'agent signe pour chaque plage reçue et rend les étiquettes non utilisées le soir.

# Perte et vol
1. Une perte est déclarée le jour même à la police des mines et au programme.
"""
ENGLISH = """# The lockbox
It stands in the office of the service, in a locked room.
1. Three padlocks close it: state service, cooperative, holder of the title.
2. The stock sheet lies in it and bears the day's balance.
3. The three parties count the stock on the last Friday of the month.

# Handing out tags
1. Tags are handed to the agent in the presence of the three parties.
2. The agent signs for each range received and returns unused tags in the evening.

# Loss and theft
1. A loss is declared on the same day to the mines police and to the programme.
"""
PARTIES = [("service", "SAEMAPE", ""), ("cooperative", "", ""), ("title_holder", "", ""), ("programme", "", "")]


def tell(*, today: int, seed: int) -> None:
    """Post agents, train some, agree on a procedure and check it, count what was said in confidence."""
    choice = random.Random(seed)
    posts, bags = _points()
    if not posts:
        return
    busiest = max(posts, key=lambda agent: (bags[agent], agent))
    del posts[min(posts, key=lambda agent: (bags[agent], agent))]
    left = (Lot.objects.filter(kind="mine", day__lte=today).aggregate(last=Max("day"))["last"] or today) - LEFT
    shared = _shared(posts, busiest)
    for at, (agent, (country, point, site)) in enumerate(sorted(posts.items())):
        service = SERVICES.get(country, "SAEMAPE")
        register_agent(code=agent, service=service, duty="tagging", by=SYSTEM)
        begun = today - BEGUN - choice.randrange(200)
        order = f"OM-{100 + at}"
        where: dict[str, Any] = {"sites": [site]} if agent == shared else {"point": point}
        posting = post_agent(agent=agent, post="Agent étiqueteur", **where, from_day=begun, document=order, by=SYSTEM)
        if at % 3 != 2:
            note_training(
                agent=agent, course="Étiquetage et tenue des carnets", organiser=service,
                day=today - 30 - choice.randrange(300), result=choice.choice(("passed", "passed", "attended")),
                by=SYSTEM,
            )  # fmt: skip
        if agent == busiest:
            end_posting(posting=posting, day=left, reason="leave", by=SYSTEM)
        elif at == 1:
            register_agent(code=f"{agent}-B", service=service, duty="tagging", by=SYSTEM)
            notes = "Balance, tampon, deux carnets entamés."
            hand_over_post(posting=posting, successor=f"{agent}-B", day=today - 9, notes=notes, by=SYSTEM)
    _procedure(today)
    _confidences(today, choice)


def _shared(posts: dict[str, tuple[str, str, str]], busiest: str) -> str:
    """An agent whose tagging point serves several sites."""
    points = list(Site.objects.values_list("tagging_point", flat=True))
    return next((a for a, (_c, point, _s) in sorted(posts.items()) if points.count(point) > 1 and a != busiest), "")


def _points() -> tuple[dict[str, tuple[str, str, str]], dict[str, int]]:
    """The agents of mine lines: country, tagging point and site of most of each one's bags, and how many bags."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for agent, site in Lot.objects.filter(kind="mine").exclude(agent="").order_by().values_list("agent", "site"):
        counted[agent][site] += 1
    sites = {site.code: site for site in Site.objects.exclude(tagging_point="")}
    posts, bags = {}, {}
    for agent, at in counted.items():
        most = sites.get(max(at, key=lambda code: (at[code], code)))
        if most is not None:
            posts[agent], bags[agent] = (most.country, most.tagging_point, most.code), sum(at.values())
    return posts, bags


def _procedure(today: int) -> None:
    territories: dict[str, list[str]] = defaultdict(list)
    for site in Site.objects.filter(country="CD").exclude(territory="").order_by("code"):
        if site.means == site.code:
            territories[site.territory].append(site.code)
    if not territories:
        return
    territory = max(territories, key=lambda name: (len(territories[name]), name))
    title = f"Gestion conjointe des étiquettes, {territory}"
    facts: dict[str, Any] = {
        "sort": "joint_tags",
        "title": title,
        "reach": "territory",
        "place": territory,
        "language": "fr",
    }
    facts |= {"signatories": PARTIES, "every_days": 60, "by": SYSTEM}
    procedure, version = write_procedure(**facts, sections=sections_read(FIRST_TEXT))
    put_in_force(procedure=procedure, version=version, from_day=today - 380, by=SYSTEM)
    procedure, version = write_procedure(**facts, sections=sections_read(TEXT), procedure=procedure)
    put_in_force(procedure=procedure, version=version, from_day=today - 140, by=SYSTEM)
    translate_procedure(procedure=procedure, version=version, language="en", sections=sections_read(ENGLISH), by=SYSTEM)
    asked = requirements_of(sections_read(TEXT))
    kept = {one.number: ("yes", "") for one in asked}
    broken = kept | {"1.1": ("no", "Deux cadenas seulement : celui du titulaire manque.")}
    first, last = territories[territory][0], territories[territory][-1]
    for where, day, told in ((first, today - 80, kept), (last, today - 12, broken)):
        check_procedure(procedure=procedure, version=version, site=where, day=day, told=told, by=SYSTEM)


def _confidences(today: int, choice: random.Random) -> None:
    """A quarter of a year ago but one, agents of each province answered; in small provinces too few to show."""
    quarter = quarter_of(today) - 2
    provinces = sorted({name for name in Site.objects.values_list("province", flat=True) if name})
    shares = {Question.SALARY: 0.55, Question.TOOLS: 0.6, Question.BRIBE: 0.35, Question.THREAT: 0.3}
    for at, province in enumerate(provinces):
        for _ in range(30 if at % 2 == 0 else 9):
            said = {question: choice.random() < shares.get(question, 0.25) for question in Question}
            count_answers(province, quarter, {str(question): yes for question, yes in said.items()})
