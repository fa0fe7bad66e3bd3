"""Codes and positions of state agents never reach a company: not in pages, files, records, findings or answers."""

import json
from pathlib import Path

import pytest
from django.test import Client

from chanzo.field.services.imports import import_files
from chanzo.people.services import create_token, create_user

from .conftest import SignIn
from .programme import written

PARTS = ("origins", "trace", "destinations", "inputs", "uses", "papers", "corrections", "acts")
LOTS = {"NEG-1": ("0100", "0700"), "PROC-1": ("B-1", "0900", "LOT-1"), "NEG-2": ("0200",)}
# Bags with positions, prices and times; the third lies far away from the second, three minutes later.
POSITIONED = """page,line,date,time,site,tag,mineral,weight_kg,team,buyer,agent,latitude,longitude,price_per_kg
P-9,1,2026-01-08,08:00,S-1,0110,cassiterite,41,T1,NEG-1,AG-77,-1.234567,28.765432,7.77
P-9,2,2026-01-08,09:00,S-1,0111,cassiterite,41,T1,NEG-2,AG-77,-1.234567,28.765432,8.88
P-9,3,2026-01-08,09:03,S-1,0112,cassiterite,41,T1,NEG-1,AG-77,-4.234567,25.765432,7.77
"""
HIDDEN = ("AG-", "1.234567", "28.765432", "-1234567", "28765432")


@pytest.fixture
def positioned(programme: object, tmp_path: Path) -> None:
    import_files(written(tmp_path, mine_log=POSITIONED), by="test", backfill=True)


def text_of(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def told(browser: Client, lot: str) -> list[str]:
    texts = [text_of(browser.get(f"/lots/{lot}")), text_of(browser.get(f"/lots/{lot}?unfold=mine|S-1"))]
    return texts + [text_of(browser.get(f"/lots/{lot}?table={part}&format=csv")) for part in PARTS]


@pytest.mark.parametrize("company", sorted(LOTS))
def test_no_page_or_file_of_a_companys_lot_names_an_agent(company: str, positioned: None, signed_in: SignIn) -> None:
    browser = signed_in("company", organisation=company)
    lots = (*LOTS[company], "0110", "0112") if company == "NEG-1" else LOTS[company]
    found = [(lot, word) for lot in lots for text in told(browser, lot) for word in HIDDEN if word in text]
    assert found == []


def test_those_who_control_read_the_agent(positioned: None, signed_in: SignIn) -> None:
    for role, more in (("verifier", {}), ("official", {"areas": ["S-1"]})):
        texts = told(signed_in(role, **more), "0110")
        assert any("AG-77" in text for text in texts), role
        assert any("28.765432" in text for text in texts), role


def test_a_price_is_read_by_its_buyer_and_by_those_who_control(positioned: None, signed_in: SignIn, tmp_path) -> None:
    assert "7.77" in text_of(signed_in("company", organisation="NEG-1").get("/lots/0110?table=papers&format=csv"))
    sold = "action,tag,date,weight_kg,holder\nsell,0110,2026-01-09,41,NEG-3\n"
    import_files(written(tmp_path, bag_acts=sold), by="test", backfill=True)
    buyer = signed_in("smelter", organisation="NEG-3")
    assert buyer.get("/lots/0110").status_code == 200
    assert "7.77" not in text_of(buyer.get("/lots/0110?table=papers&format=csv"))


def test_a_companys_records_hold_its_own_lines_and_no_agent(positioned: None, signed_in: SignIn) -> None:
    browser, whole = signed_in("company", organisation="NEG-1"), signed_in()
    number = record_of(whole, "0110")
    everything, own = text_of(whole.get(f"/records/{number}")), text_of(browser.get(f"/records/{number}"))
    assert all(tag in everything for tag in ("0110", "0111", "AG-77"))
    assert "0110" in own
    assert not [word for word in (*HIDDEN, "0111", "8.88", "mine_log.csv") if word in own]
    assert "0111" not in text_of(browser.get(f"/records/{number}?format=csv"))
    # With the content hash or the bytes, a line of another could be guessed.
    assert browser.get(f"/records/{number}?format=json").headers["Content-Type"].startswith("text/html")
    body = whole.get(f"/records/{number}?format=json")
    assert json.loads(body.content)["seq"] == number
    assert "Content</dt>" in everything
    assert "Content</dt>" not in own


def test_a_finding_names_no_agent_to_a_company(positioned: None, signed_in: SignIn) -> None:
    user = create_user(email="api@example.org", role="company", organisation="NEG-1")
    token = create_token(email=user.email)
    reader = Client(headers={"authorization": f"Bearer {token}"})
    texts = [text_of(reader.get(f"/api/v1{at}")) for at in ("/findings", "/trace/0110", "/lots/0110", "/trace/0700")]
    browser = signed_in("company", organisation="NEG-1")
    texts += [text_of(browser.get(at)) for at in ("/findings/", "/findings/?format=csv")]
    texts += [text_of(browser.get(f"/findings/{found['id']}")) for found in json.loads(texts[0])]
    assert "GEO:tag:0112" in texts[0]
    assert [
        text[text.find(word) - 300 : text.find(word) + 90] for text in texts for word in HIDDEN if word in text
    ] == []
    assert "AG-77" in text_of(signed_in().get("/findings/GEO:tag:0112"))


def record_of(browser: Client, lot: str) -> int:
    """The record that holds the line of a bag."""
    rows = text_of(browser.get(f"/lots/{lot}?table=papers&format=csv")).splitlines()
    at = rows[0].split(",").index("record")
    return int(rows[-1].rsplit(",", len(rows[0].split(",")) - at)[1])
