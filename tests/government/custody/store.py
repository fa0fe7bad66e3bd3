"""A store of tags in two provinces: an office, a lockbox, agents, a trader; and the accounts of who works there."""

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.government.custody.queries.holdings import holdings
from chanzo.government.custody.rules.spans import count
from chanzo.government.custody.services.lockboxes import set_up_lockbox
from chanzo.people.types import Actor, Role

from ..office import Office

TODAY = clock.today()
DAY = TODAY - 60  # when the store was filled; acts of the tests come after

SECRETARIAT = Actor("P-22222222", Role.SECRETARIAT)
ADMIN = Actor("P-33333333", Role.ADMIN)
OFFICIAL = Actor("P-44444444", Role.OFFICIAL, "SERVICE", frozenset({"province:North"}))
SOUTHERN = Actor("P-55555555", Role.OFFICIAL, "OTHER", frozenset({"province:South"}))
AGENT = Actor("P-66666666", Role.AGENT, "", frozenset({"S-1"}))
TRADER = Actor("P-77777777", Role.COMPANY, "NEG-1")

MOVEMENTS = f"""action,type,first,last,date,holder,site
receive,mine,A1000,A1999,{day_text(DAY)},SERVICE,
receive,negociant,N500,N599,{day_text(DAY)},SERVICE,
receive,mine_book,BK01,BK20,{day_text(DAY)},SERVICE,
allocate,mine,A1000,A1099,{day_text(DAY + 1)},SERVICE,S-1
allocate,mine,A1100,A1149,{day_text(DAY + 1)},SOUTH-OFFICE,S-2
allocate,mine_book,BK01,BK02,{day_text(DAY + 1)},SERVICE,S-1
"""
MINE = "book,page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
KEYS = [["state service", "SERVICE", ""], ["cooperative", "COOP-1", ""], ["concession owner", "OWNER", ""]]


def fill(office: Office) -> Office:
    """The store, and three bags closed with its tags."""
    office.programme()
    office.take(tag_movements=MOVEMENTS, mine_log=MINE + "".join(bag(f"A10{n:02}", DAY + 5, n) for n in (0, 1, 7)))
    return office


def bag(tag: str, day: int, line: int, *, book: str = "BK01", site: str = "S-1", page: str = "1") -> str:
    return f"{book},{page},{line + 1},{day_text(day)},{site},TP-1,{tag},cassiterite,40,T1,NEG-1,AG-1\n"


def unused(holder: str, type_: str = "mine", day: int = TODAY) -> int:
    return count(one.span for one in holdings(day, holder=holder, type_=type_))


def a_lockbox(code: str = "LB-1") -> str:
    return set_up_lockbox(
        code=code, name="Hill", site="S-1", point="TP-1", keyholders=KEYS, from_day=DAY, by=SECRETARIAT
    )
