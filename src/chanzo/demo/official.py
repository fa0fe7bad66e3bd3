"""What official sources say of exports: certificates by lot, customs by month, tax by month. (demo)"""

from collections import defaultdict

from chanzo.core.days import month_of, month_text

from .draft import Draft
from .tables import Tables, kg_text
from .territories import COLTAN, MINERAL_NAMES

# Royalty as a share of value, and the value of a kilogram in US dollars, for the amounts alone.
ROYALTY = 0.035
VALUE_USD = {COLTAN: 60.0}
USUAL_VALUE_USD = 14.0


def write_official(draft: Draft, tables: Tables) -> None:
    """Figures that agree with the packing lists; customs and tax name the month, certificates the lot."""
    table = tables["official_log"]
    monthly_g: dict[tuple[str, str, int], int] = defaultdict(int)
    for lot in draft.lots:
        mass_g = int(lot.out_g.sum())
        exporter = draft.world.code(lot.exporter)
        monthly_g[exporter, month_text(month_of(lot.day)), lot.mineral] += mass_g
        table.add(source="certificate", exporter=exporter, lot=lot.name, mineral=MINERAL_NAMES[lot.mineral],
                  weight_kg=kg_text(mass_g), reference=lot.certificate)  # fmt: skip
    for number, ((exporter, month, mineral), mass_g) in enumerate(sorted(monthly_g.items()), 1):
        amount = mass_g / 1000 * VALUE_USD.get(mineral, USUAL_VALUE_USD) * ROYALTY
        cells = {"exporter": exporter, "month": month, "mineral": MINERAL_NAMES[mineral], "weight_kg": kg_text(mass_g)}
        table.add(source="customs", reference=f"DG-{number:05d}", **cells)
        table.add(source="tax", amount=f"{amount:.2f}", currency="USD", reference=f"TX-{number:05d}", **cells)
