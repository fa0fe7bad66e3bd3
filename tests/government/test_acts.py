"""Acts by their numbers: what each says, on the page and on paper, and who may read it."""

import pytest
from django.test import Client

from chanzo.field.models import ImportBatch
from chanzo.government.models import Heading
from tests.web.conftest import SignIn
from tests.web.programme import TABLES

from .office import Office, number_of


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_every_act_has_its_page_and_its_paper_in_both_languages(
    programme: object, office: Office, signed_in: SignIn
) -> None:
    office.close()
    browser = signed_in("secretariat")
    expected = {
        "TD": ("0100", "Delivery of tags", "Livraison d’étiquettes", "50"),
        "SZ": ("PV-1", "Seizure of bags", "Saisie de sacs", "61.5"),
        "SC": ("D-1", "Stock count", "Comptage de stock", "12.345"),
        "PL": ("LOT-1", "Packing list", "Liste de colisage", "85.0"),
        "MS": ("", "Monthly statement", "État mensuel", "60.0"),
    }
    for kind, (containing, english, french, figure) in expected.items():
        number = number_of(kind, containing)
        page = text(browser, f"/acts/{number}")
        assert english in page
        assert figure in page
        on_paper = text(browser, f"/acts/{number}/print?lang=en")
        assert english in on_paper
        assert f"http://testserver/acts/{number}" in on_paper
        assert "Signature and stamp" in on_paper
        assert "<svg" in on_paper
        en_francais = text(browser, f"/acts/{number}/print?lang=fr")
        assert french in en_francais.replace("&#39;", "&#x27;").replace("'", "&#x27;")
        assert figure.replace(".", ",") in en_francais
        assert "Signature et cachet" in en_francais


def test_bags_of_one_document_are_one_act(programme: object) -> None:
    assert number_of("SZ", "0200") == number_of("SZ", "0299")


def test_another_line_of_an_act_leads_to_its_own_number(programme: object, signed_in: SignIn) -> None:
    browser, number = signed_in("auditor"), number_of("PL")
    second = number[:-3] + "002"
    assert browser.get(f"/acts/{second}").headers["Location"] == f"/acts/{number}"
    for wrong in (
        number.replace("2026", "2025"),
        number.replace("PL", "SC"),
        number[:-3] + "499",
        "MS-2026-000001",
        "x",
    ):
        assert browser.get(f"/acts/{wrong}").status_code == 404


def test_an_act_keeps_its_number_and_says_what_became_of_its_lines(
    programme: object, office: Office, signed_in: SignIn
) -> None:
    browser, number = signed_in("auditor"), number_of("PL")
    office.take(export_log=TABLES["export_log"].replace("0901,35", "0901,36.5"))
    assert number_of("PL") == number
    assert "86.5 kg" in text(browser, f"/acts/{number}/print")
    moved = number_of("TD", "0200")
    office.undo(ImportBatch.objects.get(table="tag_movements").pk)
    page = text(browser, f"/acts/{moved}")
    assert "no longer counts" in page
    assert "Undone" in text(browser, f"/acts/{moved}/print?lang=en")


@pytest.mark.parametrize(
    ("role", "more", "own", "foreign"),
    [
        ("company", {"organisation": "PROC-1"}, {"PL": "LOT-1", "TD": "0900"}, {"TD": "0100", "SC": "", "SZ": ""}),
        ("company", {"organisation": "neg-1"}, {"SC": "", "TD": "0700"}, {"PL": "", "TD": "0900"}),
        ("smelter", {"organisation": "SMELT-1"}, {"PL": ""}, {"TD": "0100", "SC": ""}),
        ("official", {"areas": ["province:South"]}, {"SZ": "PV-1", "TD": "0200"}, {"TD": "0100", "PL": "", "MS": ""}),
        ("official", {"areas": ["province:North"]}, {"TD": "0100", "MS": ""}, {"SZ": "", "TD": "0200"}),
        ("agent", {"areas": ["S-1"]}, {"TD": "0100"}, {"TD": "0200", "MS": ""}),
        ("auditor", {}, {"PL": "", "SC": "", "SZ": "", "MS": ""}, {}),
    ],
)
def test_a_foreign_act_is_not_found(
    role: str, more: dict, own: dict, foreign: dict, programme: object, office: Office, signed_in: SignIn
) -> None:
    office.close()
    browser = signed_in(role, **more)
    listed = b"".join(browser.get("/acts/?format=csv").streaming_content).decode()
    for kind, containing in own.items():
        number = number_of(kind, containing)
        assert number in listed
        assert browser.get(f"/acts/{number}").status_code == 200
        assert browser.get(f"/acts/{number}/print").status_code == 200
    for kind, containing in foreign.items():
        number = number_of(kind, containing)
        assert number not in listed
        for then in ("", "/print", "/sign", "/copies/1"):
            assert browser.get(f"/acts/{number}{then}").status_code in (403, 404)


def test_the_list_is_filtered_and_paged_without_losing_an_act(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("auditor")
    kinds = text(browser, "/acts/?kind=PL&organisation=proc-1&month=2026-01")
    assert number_of("PL") in kinds
    assert number_of("SC") not in kinds
    assert number_of("TD", "0100") in text(browser, "/acts/?site=Old One")
    assert browser.get("/acts/?month=2026-13").status_code == 422


def test_the_heading_of_a_service_stands_on_its_acts_and_the_installations_on_others(
    programme: object, signed_in: SignIn
) -> None:
    browser = signed_in("secretariat")
    for organisation, service in (("service", "Service minier"), ("", "Programme d'étiquetage")):
        given = {"organisation": organisation, "service_en": f"EN {service}", "service_fr": service, "place": "Goma"}
        assert browser.post("/acts/headings/new", given).status_code == 302
    assert Heading.objects.count() == 2
    assert "EN Service minier" in text(browser, f"/acts/{number_of('TD', '0100')}/print?lang=en")
    other = text(browser, f"/acts/{number_of('PL')}/print?lang=fr")
    assert "Programme d&#x27;étiquetage" in other
    assert "Goma" in other


def test_a_month_is_closed_and_restated_on_its_pages(programme: object, office: Office, signed_in: SignIn) -> None:
    browser = signed_in("official", areas=["province:North"])
    page, form = "/months/North/2026-01", {"sure": "on", "seen": office.seen()}
    assert "Close this month" in text(browser, page)
    assert browser.post(f"{page}/close", form | {"sure": ""}).status_code == 422
    assert browser.post(f"{page}/close", form | {"seen": "old"}).status_code == 422
    assert "50" in text(browser, f"{page}/close")
    assert browser.post(f"{page}/close", form).headers["Location"] == page
    assert "Closed, not signed" in text(browser, page)
    assert browser.post(f"{page}/close", form).status_code == 422
    mine = TABLES["mine_log"] + "P-9,1,2026-01-20,S-1,TP-1,0110,cassiterite,25,T1,NEG-1,AG-1\n"
    office.take(mine_log=mine)
    changed = text(browser, page)
    assert "Changed since" in changed
    assert "mine log P-9" in changed
    assert "+ 25.0 kg" in changed
    assert browser.post(f"{page}/restate", {"sure": "on", "seen": office.seen()}).status_code == 302
    assert "Restatement" in text(browser, page)
    restated = text(browser, f"/acts/{number_of('MS')}/print?lang=fr")
    assert "rectification" in restated
    assert "+ 25,0 kg" in restated
    for name in ("sites", "services", "minerals", "exporters", "taxes"):
        answer = browser.get(f"{page}?format=csv&table={name}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    assert browser.get("/months/South/2026-01").status_code == 404
    assert browser.get("/months/North/2026-13").status_code == 404
    assert browser.get("/months/Nowhere/2026-01").status_code == 404
    assert "South" not in text(browser, "/months/?until=2026-03").split("<main")[1]


def test_companies_and_areas_below_a_province_see_no_month(programme: object, signed_in: SignIn) -> None:
    assert signed_in("company", organisation="PROC-1").get("/months/North/2026-01").status_code == 403
    assert signed_in("official", areas=["S-1"]).get("/months/North/2026-01").status_code == 404
    reader = signed_in("auditor")
    assert reader.get("/months/North/2026-01").status_code == 200
    assert reader.post("/months/North/2026-01/close", {"sure": "on"}).status_code == 403


def test_home_tells_an_official_which_months_to_close(programme: object, signed_in: SignIn) -> None:
    assert "This month’s statements to sign" in text(signed_in("official", areas=["province:North"]), "/")
    assert "statements to sign" not in text(signed_in("verifier"), "/")


def test_an_export_lot_names_its_packing_list(programme: object, signed_in: SignIn) -> None:
    number = number_of("PL")
    assert number in text(signed_in("company", organisation="PROC-1"), "/lots/LOT-1")
    assert number not in text(signed_in("auditor"), "/lots/0900")
