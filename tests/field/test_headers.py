"""Which header means which column, which row is the header, which table it heads."""

import pytest

from chanzo.core.refusals import Refused
from chanzo.field.headers import match, tables_named
from chanzo.field.profiles import Profile, SheetProfile
from chanzo.field.reading import read_file
from chanzo.field.tables import TABLES, columns
from tests.field.writing import MINE, csv_file, mine_line, xlsx_file

EVERYDAY = {
    "mine_log": {
        "Carnet": "book", "N° page": "page", "N° ligne": "line", "Date d'étiquetage": "date", "Heure": "time",
        "Site d'extraction": "site", "Point d'étiquetage": "tagging_point", "N° étiquette": "tag",
        "Type de minerai": "mineral", "Poids net (kg)": "weight_kg", "Chef d'équipe": "team", "Négociant": "buyer",
        "Agent SAEMAPE": "agent", "GPS Lat": "latitude", "GPS Long": "longitude", "Prix/kg": "price_per_kg",
        "Devise": "currency",
    },
    "trade_log": {
        "Page": "page", "N°": "line", "Date": "date", "Dépôt": "depot", "Nom du négociant": "negociant",
        "Étiquette mine": "tag_in", "Poids reçu": "weight_in_kg", "Étiquette négociant": "tag_out",
        "Poids du sac": "weight_out_kg", "Humidité (%)": "moisture_pct", "Agent Division des Mines": "agent",
    },
    "process_log": {
        "Lot de traitement": "batch", "Ligne": "line", "Date": "date", "Entité de traitement": "processor",
        "Entrée/Sortie": "flow", "Étiquette": "tag", "Poids": "weight_kg", "Minerai": "mineral",
        "Nature du produit": "kind", "Teneur %": "assay_pct",
    },
    "export_log": {
        "Lot n°": "lot", "Date d'exportation": "date", "Exportateur": "exporter", "Tag No.": "tag",
        "Net weight (lb)": "weight_kg", "Grade": "assay_pct", "Certificat CIRGL": "certificate",
        "Port of destination": "destination", "Fonderie": "smelter", "Substance minérale": "mineral",
    },
    "receipt_log": {
        "Lot Number": "lot", "Received date": "date", "Smelter name": "smelter", "Drum number": "tag",
        "Received weight (t)": "weight_kg", "Wet/Dry": "weight_basis", "Assay %": "assay_pct",
    },
    "bag_acts": {
        "Acte": "action", "Étiquette": "tag", "Nouvelle étiquette": "new_tag", "Date": "date", "Poids": "weight_kg",
        "Nouveau détenteur": "holder", "Lieu": "place", "N° PV": "document", "Motif": "reason",
    },
    "stock_counts": {
        "Détenteur": "organisation", "Magasin": "depot", "Date d'inventaire": "date", "Étiquette": "tag",
        "Minerai": "mineral", "Poids compté (kg)": "weight_kg", "Site": "site", "Type de stock": "basis",
    },
    "official_log": {
        "Source officielle": "source", "Exportateur": "exporter", "Mois": "month", "Lot": "lot",
        "Poids déclaré (t)": "weight_kg", "Montant": "amount", "Monnaie": "currency", "N° quittance": "reference",
    },
    "sites": {
        "Code site": "site", "Nom du site": "name", "Autres noms": "aliases", "Pays": "country", "Province": "province",
        "Territoire": "territory", "Lat": "latitude", "Lon": "longitude", "Minerais": "minerals",
        "Capacité min (kg)": "capacity_low_kg", "Capacité max (kg)": "capacity_high_kg", "Creuseurs": "workers",
        "Date baseline": "baseline_date",
    },
    "site_changes": {"Ancien code": "site", "Type de changement": "action", "Nouveau code": "into", "Date": "date"},
    "organisations": {"Code": "organisation", "Raison sociale": "name", "Activité": "role", "Depuis": "from"},
    "tag_movements": {
        "Mouvement": "action", "Type d'étiquette": "type", "Série": "series", "De": "first", "À": "last",
        "Date": "date", "Détenteur": "holder", "Bordereau": "document",
    },
    "site_status": {"Site minier": "site", "Régime": "scheme", "Statut": "status", "À partir de": "from"},
    "suspensions": {"Zone": "area", "Date début": "from", "Date fin": "to", "Motif": "reason"},
    "incidents": {
        "N° incident": "reference", "Date de signalement": "reported", "Date de l'incident": "from",
        "Site minier": "site", "Territoire": "territory", "Province": "province", "Type d'incident": "category",
        "Niveau": "level", "Risque élevé": "high_risk", "Statut": "state", "Date d'ouverture": "opened",
        "Date de clôture": "closed", "Résultat": "outcome", "Motif": "reason", "Description": "summary",
        "Acteurs impliqués": "actors", "Source": "known_by", "Sociétés impliquées": "implicated",
    },
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_canonical_headers_mean_themselves(table):
    found = match(table, 1, columns(table))
    assert found.places == {name: place for place, name in enumerate(columns(table))}
    assert found.fits


@pytest.mark.parametrize("table", TABLES)
def test_everyday_headers_are_known(table):
    heads = list(EVERYDAY[table])
    found = match(table, 1, heads)
    assert {heads[place]: column for column, place in found.places.items()} == EVERYDAY[table]
    assert found.fits


def test_an_english_list_of_incidents_is_known():
    heads = ["Incident No.", "Report date", "Mine site", "District", "Incident type", "Severity", "Status",
             "Open date", "Closure date", "Summary", "Narrative", "Source of information"]  # fmt: skip
    found = match("incidents", 1, heads)
    assert [name for name, _place in sorted(found.places.items(), key=lambda pair: pair[1])] == [
        "reference", "reported", "site", "territory", "category", "level", "state",
        "opened", "closed", "summary", "account", "known_by",
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_recognised_by_its_columns_alone(tmp_path, table):
    path = csv_file(tmp_path / "donnees.csv", [columns(table)])
    assert read_file(path)[0].source.table == table


@pytest.mark.parametrize(
    ("header", "unit"), [("Poids (g)", "g"), ("weight_lb", "lb"), ("Poids en tonnes", "t"), ("Poids", None)]
)
def test_a_header_names_its_unit(header, unit):
    found = match("mine_log", 1, [header if name == "weight_kg" else name for name in MINE])
    assert found.fits
    assert found.units.get("weight_kg") == unit


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("Carnet mine", ["mine_log"]), ("Carnet négociant", ["trade_log"]), ("mine_log_2026-03", ["mine_log"]),
        ("Registre des sites", ["sites"]), ("Feuil1", []), ("SITE_STATUS", ["site_status"]),
        ("2026 03 étiquetage mine Kailo", ["mine_log"]),
    ],
)  # fmt: skip
def test_names_announce_tables(name, tables):
    assert tables_named(name) == tables


def test_a_signature_is_no_agent_and_a_total_is_no_weight():
    found = match("mine_log", 1, [*MINE, "Nom et signature de l'agent", "Poids total"])
    assert "agent" not in found.places
    assert found.places["weight_kg"] == MINE.index("weight_kg")


def refusal(path, profile=None):
    with pytest.raises(Refused) as refused:
        read_file(path, profile)
    return refused.value


def test_two_columns_of_one_name_are_refused(tmp_path):
    path = csv_file(tmp_path / "mine_log.csv", [[*MINE, "Weight_kg"], [*mine_line(), "3"]])
    assert refusal(path).code == "FILE_COLUMN_TWICE"


def test_missing_columns_are_named(tmp_path):
    path = csv_file(tmp_path / "mine_log.csv", [["page", "line", "date", "tag"]])
    assert refusal(path).facts == {"table": "mine_log", "missing": "site, mineral, weight_kg"}


def test_columns_that_fit_two_tables_name_both(tmp_path):
    path = csv_file(tmp_path / "x.csv", [["code", "name", "pays", "depuis"]])
    assert refusal(path).facts == {"candidates": "organisations, sites"}
    named = csv_file(tmp_path / "organisations.csv", [["code", "name", "pays", "depuis"]])
    assert read_file(named)[0].source.table == "organisations"


def test_a_small_table_is_not_seen_in_a_larger_one_that_lacks_a_column(tmp_path):
    path = csv_file(tmp_path / "x.csv", [["page", "line", "date", "site", "tag", "mineral"]])
    assert refusal(path).facts == {"table": "mine_log", "missing": "weight_kg"}


def test_a_summary_beside_the_sheets_is_skipped_and_said(tmp_path):
    summary = [["Site", "Date", "Nombre de sacs", "Poids"], ["S", "5/1/2026", 12, 400]]
    path = xlsx_file(tmp_path / "x.xlsx", {"Janvier": [MINE, mine_line()], "Résumé": summary})
    (reading,) = read_file(path)
    assert reading.source.table == "mine_log"
    assert [(r.code, r.facts) for r in reading.source.remarks] == [("WORKSHEET_SKIPPED", {"worksheet": "Résumé"})]


def test_two_columns_that_only_look_like_a_register_are_no_table(tmp_path):
    assert refusal(csv_file(tmp_path / "visites.csv", [["Site", "Date"], ["S", "5/1/2026"]])).code == "FILE_NO_TABLE"
    (reading,) = read_file(csv_file(tmp_path / "suspensions.csv", [["Site", "Date"], ["S", "5/1/2026"]]))
    assert reading.source.table == "suspensions"


def test_a_profile_fixes_the_mapping_and_is_kept_as_plain_values(tmp_path):
    heads = ["A", "B", "C", "D", "E", "F", "G", "Date"]
    path = csv_file(tmp_path / "x.csv", [heads, [*mine_line(date="1/5/2026"), "nothing"]])
    assert refusal(path).code == "FILE_NO_TABLE"
    mapping = dict(zip(heads, [*MINE, ""], strict=True))
    profile = Profile((SheetProfile("mine_log", mapping, month_first=True),))
    assert Profile.from_dict(profile.as_dict()) == profile
    (reading,) = read_file(path, profile)
    (row,) = reading
    assert row.cells["date"] == 20_458
    assert reading.source.ignored == ["Date"]
    (again,) = read_file(path, Profile.of([reading.source]))
    assert [r.cells for r in again] == [row.cells]


def test_a_profile_of_several_tables_reads_each_and_leaves_the_others_to_their_columns(tmp_path):
    mine = ("page", "line", "date", "site", "Sac", "mineral", "weight_kg")
    trade = ("page", "line", "date", "negociant", "Dedans", "weight_in_kg", "Dehors", "weight_out_kg")
    profile = Profile(
        (
            SheetProfile("mine_log", {"Sac": "tag"}),
            SheetProfile("trade_log", {"Dedans": "tag_in", "Dehors": "tag_out"}, month_first=True),
        )
    )
    tables = []
    for number, header in enumerate((mine, trade, ("site", "name"))):
        path = tmp_path / f"{number}.csv"
        path.write_text(",".join(header) + "\n")
        (reading,) = read_file(path, profile)
        tables.append((reading.source.table, reading.source.month_first))
    assert tables == [("mine_log", False), ("trade_log", True), ("sites", False)]


def test_a_flat_profile_of_one_sheet_is_understood():
    flat = {"table": "mine_log", "mapping": {"Sac": "tag"}}
    assert Profile.from_dict(flat).sheets_of("any") == [SheetProfile("mine_log", {"Sac": "tag"})]
