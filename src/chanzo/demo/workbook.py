"""One office's mine and trade pages as a workbook: title rows, French headers in their own order. (demo)"""

from pathlib import Path

import xlsxwriter

from .tables import COLUMNS

# The office's own headers, in the office's own order.
HEADERS: dict[str, dict[str, str]] = {
    "mine_log": {
        "book": "N° carnet",
        "page": "N° page",
        "line": "Ligne",
        "date": "Date",
        "time": "Heure",
        "tag": "N° étiquette",
        "mineral": "Minerai",
        "weight_kg": "Poids (kg)",
        "site": "Site d'extraction",
        "tagging_point": "Point d'étiquetage",
        "team": "Équipe",
        "buyer": "Acheteur",
        "agent": "Agent",
        "latitude": "Latitude",
        "longitude": "Longitude",
    },
    "trade_log": {
        "book": "N° carnet",
        "page": "N° page",
        "line": "Ligne",
        "date": "Date",
        "negociant": "Négociant",
        "depot": "Dépôt",
        "tag_in": "Étiquette mine",
        "weight_in_kg": "Poids reçu (kg)",
        "tag_out": "Étiquette négociant",
        "weight_out_kg": "Poids du sac (kg)",
        "agent": "Agent",
    },
}
TITLES = {"mine_log": "CARNET MINE", "trade_log": "CARNET NÉGOCIANT"}
SHEETS = {"mine_log": "Carnet mine", "trade_log": "Carnet négociant"}


def write_workbook(path: Path, pages: dict[str, list[tuple[str, ...]]]) -> None:
    """Writes one worksheet a table; weights with decimal commas, dates day first, a total under the lines."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "Carnets"})
        for name, rows in pages.items():
            if rows:
                _sheet(book.add_worksheet(SHEETS[name]), name, rows)


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, name: str, rows: list[tuple[str, ...]]) -> None:
    headers = HEADERS[name]
    places = [COLUMNS[name].index(column) for column in headers]
    weights = [place for place, column in enumerate(headers) if column in ("weight_kg", "weight_in_kg")]
    sheet.write_string(0, 0, TITLES[name])
    sheet.write_string(1, 0, "Saisie du centre de données (exemple)")
    sheet.write_row(3, 0, list(headers.values()))
    dates = list(headers).index("date")
    for number, row in enumerate(rows, 4):
        for column, place in enumerate(places):
            text = row[place]
            if column == dates:
                text = f"{text[8:]}/{text[5:7]}/{text[:4]}"
            elif column in weights or list(headers)[column] == "weight_out_kg":
                text = text.replace(".", ",")
            sheet.write_string(number, column, text)
    total = sum(float(row[places[weights[0]]] or 0) for row in rows if "?" not in row[places[weights[0]]])
    sheet.write_string(len(rows) + 4, 0, "TOTAL")
    sheet.write_string(len(rows) + 4, weights[0], f"{total:.1f}".replace(".", ","))
