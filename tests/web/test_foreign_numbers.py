"""What others weighed, paid, tagged and were asked about is read nowhere by a company or an account of an area."""

import json
from pathlib import Path

import pytest
from django.test import Client

from chanzo.field.models import ImportBatch
from chanzo.field.services.imports import import_files
from chanzo.people.services import create_token, create_user

from .conftest import SignIn
from .programme import TABLES, written

# A second trader writes on the first one's page, closes a bag under its number, and a bag of its own is seized.
OTHERS = {
    "trade_log": TABLES["trade_log"]
    + "T-1,1,2026-01-10,D-2,NEG-2,0200,30.303,0790,66.606,AG-9\n"
    + "T-2,1,2026-01-11,D-2,NEG-2,0777,77.707,0700,78.808,AG-9\n",
    "bag_acts": "action,tag,date,weight_kg,holder,place,reason\n"
    "seize,0101,2026-01-07,35.505,POLICE,D-2,Foreign reason\n",
}
FOREIGN = ("30.303", "66.606", "77.707", "78.808", "35.505", "0790", "AG-9", "Foreign reason", "35000", "78808")
PARTS = ("origins", "trace", "destinations", "inputs", "uses", "papers", "acts")


@pytest.fixture
def mixed(programme: object, tmp_path: Path) -> None:
    import_files(written(tmp_path, **OTHERS), by="test", backfill=True)


def text_of(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def asked(address: str, role: str, **more: object) -> object:
    user = create_user(email=f"api-{role}@example.org", role=role, **more)  # type: ignore[arg-type]
    token = create_token(email=user.email)
    return Client().get(f"/api/v1{address}", headers={"authorization": f"Bearer {token}"}).json()


@pytest.mark.parametrize("lot", ["0100", "0101", "0700"])
def test_the_page_and_files_of_an_own_lot_hold_no_number_of_another_company(
    lot: str, mixed: None, signed_in: SignIn
) -> None:
    browser = signed_in("company", organisation="NEG-1")
    texts = [text_of(browser.get(f"/lots/{lot}"))]
    texts += [text_of(browser.get(f"/lots/{lot}?table={part}&format=csv")) for part in PARTS]
    assert [(number, text) for text in texts for number in FOREIGN if number in text] == []
    others = text_of(signed_in().get("/lots/0790?table=papers&format=csv"))
    assert all(number in others for number in ("30.303", "66.606", "AG-9"))


def test_an_act_stands_on_the_bag_that_it_means(mixed: None, signed_in: SignIn) -> None:
    browser = signed_in()
    acts = {at: text_of(browser.get(f"/lots/0101@{at}?table=acts&format=csv")) for at in ("P-1/2", "P-2/2")}
    assert {at: "Foreign reason" in text for at, text in acts.items()} == {"P-1/2": False, "P-2/2": True}


def test_a_trace_tells_a_company_of_its_own_findings_only(mixed: None) -> None:
    told = asked("/trace/0101", "company", organisation="NEG-1")
    assert {finding["id"] for finding in told["findings"]} == {"DUP:tag:0101"}
    assert not [number for number in FOREIGN if number in json.dumps(told)]


def test_a_finding_names_anothers_bag_by_place_and_date(mixed: None, signed_in: SignIn) -> None:
    (found,) = [f for f in asked("/findings", "company", organisation="NEG-1") if f["id"] == "DUP:tag:0101"]
    own, other = found["facts"]["cases"][0]["places"]
    assert (own["holder"], own["mass_g"]) == ("NEG-1", 20000)
    assert other == {"place": "P-2/2", "date": "2026-01-06"}
    page = text_of(signed_in("company", organisation="NEG-1").get("/findings/DUP:tag:0101"))
    assert "P-2/2" in page
    assert "NEG-2" not in page
    official = asked("/findings", "official", areas=["S-1"])
    (found,) = [f for f in official if f["id"] == "DUP:tag:0101"]
    assert found["facts"]["cases"][0]["places"] == [own, other]


HEAVY = {
    "mine_log": "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
    "P-7,1,2026-01-05,S-1,TP-1,0140,cassiterite,141.5,T1,NEG-1,AG-1\n"
    "P-8,1,2026-01-06,S-2,TP-2,0140,cassiterite,162.5,T2,NEG-2,AG-2\n",
}


def test_a_finding_on_two_holders_bags_is_seen_by_both_each_with_its_own_bag(
    programme: object, tmp_path: Path, signed_in: SignIn
) -> None:
    import_files(written(tmp_path, **HEAVY), by="test", backfill=True)
    own = {"NEG-1": ("141.5 kg", "S-1", "P-7"), "NEG-2": ("162.5 kg", "S-2", "P-8")}
    for role, organisation in (("company", "NEG-1"), ("smelter", "NEG-2")):
        mass, site, page = own[organisation]
        (other,) = own.keys() - {organisation}
        told = {f["id"]: f for f in asked("/findings", role, organisation=organisation)}
        heavy, twice = told["WEIGHT:tag:0140"], told["DUP:tag:0140"]
        assert (heavy["message"], heavy["site"], heavy["page"]) == (
            f"Bag 0140 weighs {mass}; 2 kg to 120 kg are plausible.", site, page,
        )  # fmt: skip
        assert [case.get("mass_g") for case in heavy["facts"]["cases"]].count(None) == 1
        assert {"holder" in bag for bag in twice["facts"]["cases"][0]["places"]} == {True, False}
        assert (twice["site"], twice["page"]) == (site, page)
        browser = signed_in(role, organisation=organisation)
        pages = [text_of(browser.get(f"/findings/{name}:tag:0140")) for name in ("WEIGHT", "DUP")]
        listed = text_of(browser.get("/findings/?format=csv"))
        foreign = own[other][0].removesuffix(" kg")
        assert mass.removesuffix(" kg") in listed
        assert not [text for text in (*pages, listed) if foreign in text]
        assert not [text for text in pages if other in text]
    whole = {f["id"]: f for f in asked("/findings", "auditor")}
    assert [case["mass_g"] for case in whole["WEIGHT:tag:0140"]["facts"]["cases"]] == [141_500, 162_500]
    here = {f["id"] for f in asked("/findings?site=S-2", "official", areas=["S-2"])}
    assert {"WEIGHT:tag:0140", "DUP:tag:0140"} <= here


def test_both_holders_of_a_number_may_answer_the_question_about_it(
    programme: object, tmp_path: Path, signed_in: SignIn
) -> None:
    import_files(written(tmp_path, **HEAVY), by="test", backfill=True)
    asking = {"act": "ask", "asked_of": "both", "reason": "Two bags?"}
    verifier = signed_in("verifier")
    assert verifier.post("/findings/handle?id=DUP:tag:0140", asking).status_code == 302
    answering = {"act": "answer", "answer": "Ours is on P-8."}
    other = signed_in("company", organisation="NEG-2")
    assert other.post("/findings/handle?id=DUP:tag:0140", answering).status_code == 302
    assert "Ours is on P-8." in text_of(verifier.get("/findings/DUP:tag:0140"))


def test_mass_touched_counts_a_companys_own_lots(mixed: None, signed_in: SignIn) -> None:
    rows = text_of(signed_in("company", organisation="NEG-1").get("/findings/?table=causes&format=csv"))
    assert "S-1 2026-01,1,20" in rows
    assert "S-1 2026-01,1,55" in text_of(signed_in().get("/findings/?table=causes&format=csv"))


def test_a_lot_one_step_away_is_named_without_its_grams(programme: object) -> None:
    nodes = {node["id"]: node for node in asked("/trace/0700", "company", organisation="NEG-1")["nodes"]}
    assert (nodes["0700"]["mass_kg"], nodes["B-1"]["mass_kg"], nodes["B-1"]["holder"]) == (59.0, None, "PROC-1")
    exposed = {lot["lot"]: lot for lot in asked("/exposure?site=S-1", "smelter", organisation="NEG-1")["lots"]}
    assert exposed["0700"]["mass_kg"] == 59.0
    assert (exposed["B-1"]["holder"], exposed["B-1"]["affected_kg"], exposed["B-1"]["share"]) == ("PROC-1", None, None)


def test_pages_draw_lots_whose_grams_are_not_told(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("company", organisation="NEG-1")
    assert "B-1" in text_of(browser.get("/lots/0700"))
    assert browser.get("/exposure?site=S-1").status_code == 200


def test_an_account_of_an_area_reads_only_its_own_imports(programme: object, signed_in: SignIn, tmp_path: Path) -> None:
    browser = signed_in("auditor", areas=["territory:Hill"])
    number = ImportBatch.objects.get(table="mine_log").pk
    # The list's filter names every table; what came in is named by its file.
    assert "mine_log.csv" not in text_of(browser.get("/imports/")) + text_of(browser.get("/"))
    for page in (f"/imports/{number}", f"/imports/{number}/annotated", f"/imports/{number}/file"):
        assert browser.get(page).status_code == 404
    clerk = signed_in("clerk", areas=["territory:Hill"])
    assert clerk.post(f"/imports/{number}/undo").status_code == 404
    assert clerk.post(f"/imports/{number}/again").status_code == 404
    assert "mine_log.csv" in text_of(signed_in("verifier").get("/imports/"))


def test_a_receipt_stands_on_the_export_lot_whose_tags_it_names(
    programme: object, signed_in: SignIn, tmp_path: Path
) -> None:
    others = {
        "process_log": "batch,line,date,processor,flow,tag,weight_kg\n"
        "B-2,1,2026-01-15,PROC-2,in,0299,31.5\nB-2,2,2026-01-16,PROC-2,out,0950,31\n",
        "export_log": "lot,date,exporter,mineral,tag,weight_kg\nLOT-1,2026-01-21,PROC-2,cassiterite,0950,31\n",
        "receipt_log": "lot,date,smelter,tag,weight_kg\n"
        "LOT-1,2026-02-20,SMELT-1,0900,49.9\nLOT-1,2026-02-21,SMELT-2,0950,30.9\n",
    }
    import_files(written(tmp_path, **others), by="test", backfill=True)
    told = text_of(signed_in("company", organisation="PROC-1").get("/lots/LOT-1?table=acts&format=csv"))
    assert "SMELT-1" in told
    assert "SMELT-2" not in told
