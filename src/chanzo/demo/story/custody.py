"""The custody of tags in the made-up programme: a lockbox, requests, a count with a difference, a seized office.
(demo)
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from chanzo.core.days import day_text
from chanzo.field.services.imports import import_files
from chanzo.government.custody.models import Lockbox
from chanzo.government.custody.queries.holdings import holdings
from chanzo.government.custody.queries.inventories import inventory_on, seen_as, selection_of
from chanzo.government.custody.rules.spans import first_of
from chanzo.government.custody.services.counts import explain_difference, take_stock
from chanzo.government.custody.services.hand_overs import confirm_receipt, hand_over, hand_over_granted
from chanzo.government.custody.services.inventories import cancel_inventory
from chanzo.government.custody.services.lockboxes import log_opening, set_up_lockbox
from chanzo.government.custody.services.requests import ask_revision, grant_request, request_tags
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Site
from chanzo.traceability.models import Line
from chanzo.traceability.types import cells_of

# Offices of the state service in two territories, and who works there; person numbers only, as everywhere.
OFFICE, SEIZED, DEPOT = "SAEMAPE-A", "SAEMAPE-B", "SAEMAPE-DEPOT"
LOCKBOX = "LB-1"
DESK = Actor("P-DEMA2222", Role.SECRETARIAT)
STORE = Actor("P-DEMA3333", Role.OFFICIAL, DEPOT, frozenset({"province:Sud-Kivu"}))
HEAD = Actor("P-DEMA4444", Role.OFFICIAL, OFFICE, frozenset({"province:Sud-Kivu"}))
KEYS = [["service de l'État", OFFICE, ""], ["coopérative", "COOP-1", ""], ["titulaire de la concession", "OWNER-1", ""]]
ORGANISATIONS = f"""organisation,name,role,country
{OFFICE},SAEMAPE - Bureau A,state_service,CD
{SEIZED},SAEMAPE - Bureau B,state_service,CD
{DEPOT},SAEMAPE - Dépôt provincial,state_service,CD
COOP-1,Coopérative Exemple,cooperative,CD
"""
COLUMNS = ("page", "line", "date", "site", "tagging_point", "tag", "mineral", "weight_kg", "team", "buyer", "agent")
MOVEMENTS = "action,type,first,last,date,holder,site,document\n"


def tell(*, today: int, seed: int) -> None:
    """Stock comes in, goes to a lockbox and to sites; some is missing; one office is seized and its stock cancelled."""
    sites = _sites()
    if len(sites) < 2 or Lockbox.objects.filter(code=LOCKBOX).exists():  # told before
        return
    here, there = sites[0], sites[1]
    _take("organisations", ORGANISATIONS)
    _take("tag_movements", MOVEMENTS + "".join((
        f"receive,mine,05000001,05002000,{day_text(today - 75)},{DEPOT},,BL-9001\n",
        f"receive,mine_book,LM-90001,LM-90020,{day_text(today - 75)},{DEPOT},,BL-9001\n",
        f"receive,mine,05010001,05010600,{day_text(today - 74)},{SEIZED},,BL-9002\n",
        f"allocate,mine,05010001,05010200,{day_text(today - 70)},{SEIZED},{there},BL-9003\n",
        f"allocate,mine_book,LM-90101,LM-90102,{day_text(today - 70)},{SEIZED},{there},BL-9003\n",
    )))  # fmt: skip
    _lockbox(here, today)
    _requests(here, there, today)
    _seizure(there, today)


def _sites() -> list[str]:
    """One site of each of two territories, the first by code."""
    tagged = set(Line.objects.filter(table="mine_log", effective=True).order_by().values_list("site_name", flat=True))
    first: dict[str, str] = {}
    for site in Site.objects.filter(country="CD", folded__in=tagged).order_by("code"):
        first.setdefault(site.territory, site.code)
    return [first[territory] for territory in sorted(first)]


def _lockbox(site: str, today: int) -> None:
    point = Site.objects.get(code=site).tagging_point
    set_up_lockbox(code=LOCKBOX, name="Dépôt de la coopérative", site=site, point=point, keyholders=KEYS,
                   from_day=today - 60, by=DESK)  # fmt: skip
    given = hand_over(giver=DEPOT, receiver=OFFICE, type_="mine", ranges="05000001 - 05000600", day=today - 58,
                      document="BL-9010", by=STORE)  # fmt: skip
    confirm_receipt(seq=given.seq, day=today - 57, by=HEAD)
    given = hand_over(giver=OFFICE, receiver=LOCKBOX, type_="mine", ranges="05000001 - 05000200", day=today - 50,
                      action="allocate", site=site, document="BL-9011", by=HEAD)  # fmt: skip
    keeper = Actor("P-DEMA5555", Role.AGENT, "", frozenset({site}))
    confirm_receipt(seq=given.seq, day=today - 50, by=keeper)
    log_opening(code=LOCKBOX, day=today - 50, present=[0, 1, 2], purpose="étiquettes déposées",
                put_in="05000001 - 05000200", by=keeper)  # fmt: skip
    log_opening(code=LOCKBOX, day=today - 21, present=[0, 1], purpose="étiquettes de la semaine",
                taken_out="05000001 - 05000020", by=keeper)  # fmt: skip
    taken = take_stock(holder=LOCKBOX, type_="mine", counted="05000001 - 05000120\n05000128 - 05000200",
                       day=today - 6, document="PV-31", by=keeper)  # fmt: skip
    explain_difference(seq=taken.seq, action="damage", ranges="05000121 - 05000123", day=today - 5,
                       reason="déchirées à l'ouverture du coffre", document="PV-32", by=keeper)  # fmt: skip


def _requests(here: str, there: str, today: int) -> None:
    number = request_tags(holder=OFFICE, giver=DEPOT, type_="mine", quantity=300, reason="stock du bureau",
                          day=today - 34, by=HEAD)  # fmt: skip
    grant_request(number=number, ranges=_first(DEPOT, 300, today - 30), day=today - 30, by=DESK)
    given = hand_over_granted(number=number, day=today - 27, document="BL-9020", by=STORE)
    missing = "05000896 - 05000900"
    confirm_receipt(seq=given.seq, day=today - 25, missing=missing, note="il manque un paquet", by=HEAD)
    number = request_tags(holder=OFFICE, giver=DEPOT, type_="mine_book", quantity=4, day=today - 15, by=HEAD)
    grant_request(number=number, ranges="LM-90001 - LM-90004", day=today - 12, by=DESK)
    hand_over_granted(number=number, day=today - 9, document="BL-9021", by=STORE)
    request_tags(holder=OFFICE, giver=DEPOT, type_="mine", quantity=120, site=here,
                 reason="un deuxième lavoir ouvre", day=today - 4, by=HEAD)  # fmt: skip
    number = request_tags(holder=OFFICE, giver=DEPOT, type_="mine", quantity=5_000, site=there,
                          reason="pour la saison", day=today - 19, by=HEAD)  # fmt: skip
    ask_revision(number=number, reason="bien au-dessus du quota du site", day=today - 17, by=DESK)


def _first(holder: str, quantity: int, day: int) -> str:
    held = [one.span for one in holdings(day, holder=holder, type_="mine")]
    return "\n".join(map(str, first_of(held, quantity)))


def _seizure(site: str, today: int) -> None:
    """An office is seized; a fortnight later one of its tags turns up on a page."""
    wanted = selection_of([SEIZED], [])
    seen = seen_as(today - 20, inventory_on(today - 20, wanted))
    cancel_inventory(wanted=wanted, day=today - 20, reason="bureau et dépôt saisis par un groupe armé",
                     document="PV-40", seen=seen, by=DESK)  # fmt: skip
    last = Line.objects.filter(table="mine_log", effective=True, site_name__in=[site]).order_by("-day").first()
    if last is not None:
        cells = cells_of(last.text)
        told = {name: str(cells.get(name, "")) for name in COLUMNS}
        told |= {"page": "LM-90101-01", "line": "1", "date": day_text(today - 7), "tag": "05010017"}
        told["weight_kg"] = "37.4"
        _take("mine_log", ",".join(COLUMNS) + "\n" + ",".join(told.values()) + "\n")


def _take(table: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.csv"
        path.write_text(text, encoding="utf-8")
        import_files([path], by="demo", backfill=True)
