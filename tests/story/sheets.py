"""What is done with sheets and with what is found in them: taken in, settled, asked about, answered."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from .desk import Desk

MINE = "page,line,date,time,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
BATCH = "batch,line,date,processor,flow,tag,weight_kg,agent\n"
EXPORT = "lot,date,exporter,mineral,tag,weight_kg,certificate,destination,smelter,agent\n"
OFFICIAL = "source,exporter,month,mineral,weight_kg,amount,currency,reference\n"
SITES = "site,name,country,province,territory,minerals,tagging_point,latitude,longitude\n"
STATUS = "site,scheme,status,from,act\n"


class Sheets(Desk):
    """The doors of the import desk and of findings."""

    pages = 2  # of the mine log of the small programme

    def import_sheets(self, *, old: bool = False, **tables: str) -> None:
        """Take tables in at the desk, by the names of their files; ``old`` marks a history load."""
        files = [SimpleUploadedFile(f"{name}.csv", text.encode()) for name, text in tables.items()]
        form: dict[str, Any] = {"files": files} | ({"backfill": "on"} if old else {})
        waiting = self.send("/imports/new", by="clerk", **form).headers["Location"]
        self.send(f"{waiting}/import", by="clerk")

    def take_back(self) -> None:
        """Take the last import back."""
        (last,) = self.api("/imports?limit=1", by="verifier")
        self.send(f"/imports/{last['id']}/undo", by="clerk", why="another year")

    def bag(self, tag: str, site: str = "S-1", *, kg: str = "40", day: str = "", time: str = "") -> None:
        """Take in the next page of the mine log with one bag, closed today unless another day is written."""
        self.pages += 1
        line = f"P-{self.pages},1,{day or self.today},{time},{site},{site.replace('S', 'TP')},{tag}"
        self.import_sheets(mine_log=f"{MINE}{line},cassiterite,{kg},T1,NEG-1,AG-1\n")

    def process(self, tag_in: str, tag_out: str, kg: str) -> None:
        """Take in the batch in which PROC-1 made one bag of another in January."""
        rows = [f"B-{tag_out},1,2026-01-22,PROC-1,in,{tag_in},{kg},AG-4", f"B-{tag_out},2,2026-01-23,PROC-1,out,"]
        self.import_sheets(process_log=BATCH + rows[0] + "\n" + rows[1] + f"{tag_out},{kg},AG-4\n")

    def export(self, tag: str, *, kg: str = "35", by: str = "PROC-1", to: str = "SMELT-1") -> None:
        """Take in an export lot of one bag, packed in January by an exporter for a smelter."""
        line = f"LOT-{tag},2026-01-25,{by},cassiterite,{tag},{kg},C-{tag},Port,{to},AG-4\n"
        self.import_sheets(export_log=EXPORT + line)

    def customs(self, kg: str, reference: str = "DG-1") -> None:
        """Take in what customs counted of PROC-1 in January."""
        self.import_sheets(official_log=f"{OFFICIAL}customs,PROC-1,2026-01,cassiterite,{kg},,,{reference}\n")

    def new_site(self, code: str = "S-3") -> None:
        """Take in a site of the North that the programme integrates from today on."""
        row = f"{code},Mine {code},CD,North,Hill,cassiterite,{code.replace('S', 'TP')},,\n"
        self.import_sheets(
            sites=SITES + row, site_status=f"{STATUS}{code},programme,integrated,{self.today},A-{code}\n"
        )

    def place(self) -> None:
        """Take in where both sites lie."""
        rows = ("S-1,Mine One,CD,North,Hill,cassiterite,TP-1,-2.05,28.05\n"
                "S-2,Mine Two,CD,South,Valley,cassiterite,TP-2,-2.5,28.5\n")  # fmt: skip
        self.import_sheets(sites=SITES + rows)

    def name_service(self) -> None:
        """Take in the state service that posts agents."""
        self.import_sheets(organisations="organisation,name,role,country\nSERVICE,State Service,state_service,CD\n")

    def findings(self) -> list[str]:
        """The findings that stand, by id."""
        return [row["id"] for row in self.api("/findings?limit=1000", by="verifier")]

    def settle(self, finding: str, verdict: str = "explained") -> None:
        """Settle a finding today."""
        self._handle([finding], by="verifier", act=verdict, reason="Seen on the page.")

    def ask(self, *findings: str, of: str = "OFFICE-1") -> None:
        """Ask one question today about findings."""
        self._handle(findings, by="verifier", act="ask", asked_of=of, reason="Which page is right?", due="2026-12-24")

    def reply(self, *findings: str) -> None:
        """Answer today, once for all these findings, as the office said by letter."""
        told = {"act": "answer", "answer": "A digit slipped.", "means": "letter", "given_by": "OFFICE-1"}
        self._handle(findings, by="clerk", **told)

    def _handle(self, findings: Any, *, by: str, **form: str) -> None:
        self.send("/findings/handle?" + "&".join(f"id={one}" for one in findings), by=by, **form)
