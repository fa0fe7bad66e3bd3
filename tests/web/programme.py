"""A programme small enough to know by heart: two sites, three traders, one batch, one export lot."""

from pathlib import Path

from chanzo.field.services.imports import Taken, import_files

SCRIPT = "<script>alert(1)</script>"

TABLES = {
    "sites": f"""site,name,aliases,province,territory,minerals,tagging_point,capacity_high_kg,baseline_date
S-1,Mine One {SCRIPT},Old One,North,Hill,cassiterite,TP-1,1000,2025-10-01
S-2,=Mine Two,,South,Valley,cassiterite,TP-2,1000,2025-10-01
""",
    "organisations": """organisation,name,role,country
NEG-1,Trader One,negociant,CD
NEG-2,Trader Two,negociant,CD
NEG-3,Trader Three,negociant,CD
PROC-1,Processor One,processor,CD
""",
    "site_status": """site,scheme,status,from,act
S-1,programme,integrated,2025-07-01,A-1
S-2,programme,integrated,2025-07-01,A-2
""",
    "tag_movements": """action,type,first,last,date,holder,site
allocate,mine,0100,0149,2025-12-01,SERVICE,S-1
allocate,mine,0200,0249,2025-12-01,SERVICE,S-2
allocate,negociant,0700,0799,2025-12-01,NEG-1,
allocate,processor,0900,0999,2025-12-01,PROC-1,
""",
    "mine_log": """page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent
P-1,1,2026-01-05,S-1,TP-1,0100,cassiterite,40,T1,NEG-1,AG-1
P-1,2,2026-01-05,S-1,TP-1,0101,cassiterite,20,T1,NEG-1,AG-1
P-2,1,2026-01-06,S-2,TP-2,0200,cassiterite,30,T2,NEG-2,AG-2
P-2,2,2026-01-06,S-2,TP-2,0101,cassiterite,35,T2,NEG-2,AG-2
P-2,3,2026-01-07,S-2,TP-2,0299,cassiterite,31.5,T2,NEG-3,AG-2
""",
    "trade_log": """page,line,date,depot,negociant,tag_in,weight_in_kg,tag_out,weight_out_kg,agent
T-1,1,2026-01-10,D-1,NEG-1,0100,40,0700,59,AG-3
T-1,2,2026-01-10,D-1,NEG-1,0101,20,0700,59,AG-3
""",
    "process_log": """batch,line,date,processor,flow,tag,weight_kg,agent
B-1,1,2026-01-15,PROC-1,in,0700,59,AG-4
B-1,2,2026-01-15,PROC-1,in,0200,30,AG-4
B-1,3,2026-01-16,PROC-1,out,0900,50,AG-4
B-1,4,2026-01-16,PROC-1,out,0901,35,AG-4
""",
    "export_log": """lot,date,exporter,mineral,tag,weight_kg,certificate,destination,smelter,agent
LOT-1,2026-01-20,PROC-1,cassiterite,0900,50,C-1,Port,SMELT-1,AG-4
LOT-1,2026-01-20,PROC-1,cassiterite,0901,35,C-1,Port,SMELT-1,AG-4
""",
}


def written(folder: Path, **tables: str) -> list[Path]:
    """Files of tables in a folder."""
    paths = []
    for name, text in tables.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def recorded(folder: Path) -> Taken:
    """The programme, recorded and judged as a history load."""
    return import_files(written(folder, **TABLES), by="test", backfill=True)
