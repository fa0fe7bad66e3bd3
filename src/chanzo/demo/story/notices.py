"""Who was told of the made-up incident, and what came back: a letter, its receipt, a call, an answer by post. (demo)"""

import io

from chanzo.incidents.authorities.services import inform_authority, note_acknowledgement, write_letter
from chanzo.incidents.heard.types import Heard, Through
from chanzo.incidents.models import Answer, Incident, Informed, Party
from chanzo.incidents.services.deciding import Given, record_decision
from chanzo.incidents.types import Decision, Means, Told
from chanzo.ledger.services.documents import keep_scan
from chanzo.people.types import Actor, Role

MANAGER = Actor("P-DEMEMGRA", Role.INCIDENT_MANAGER)
CLERK = Actor("P-DEMECLRK", Role.CLERK)
MINES, POLICE = "DIVMIN", "PMH"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"


class Paper:
    """A page as a scanner would send it; what stands on it is one line."""

    def __init__(self, words: str) -> None:
        self._page = io.BytesIO(_pdf(words))

    def chunks(self) -> list[bytes]:
        """Its bytes."""
        return [self._page.getvalue()]


def tell(*, today: int, seed: int) -> None:
    """Inform two services, one by letter, one by telephone; enter what one company wrote back."""
    told = Party.objects.filter(told=Told.TOLD.value, implicated=False).order_by("incident", "organisation").first()
    if told is None or Informed.objects.exists():
        return
    number = Incident.objects.get(number=told.incident).number
    letter = write_letter(
        number=number, service=MINES, by=MANAGER,
        text="Nous vous prions de vérifier sur place la barrière signalée, de la faire lever si elle est illégale, "
             "et de nous dire dans les quatorze jours ce qui a été constaté.",
    )  # fmt: skip
    note_acknowledgement(number=number, informed=letter, day=today, scan=Paper("Accuse de reception"), by=MANAGER)
    inform_authority(
        number=number, service=POLICE, means=Means.TELEPHONE, day=today, minute=9 * 60 + 40,
        function="Officier de garde", said="Une patrouille passera jeudi ; rappeler vendredi.", by=MANAGER,
    )  # fmt: skip
    if not Answer.objects.filter(incident=number).exists():
        kept = keep_scan(Paper("Reponse"), f"{number}-answer")
        heard = Heard(Through.LETTER, today, "Gérant", kept.sha256, kept.media, read_back=True)
        given = Given(
            Decision.CONTINUE,
            "Nos transporteurs ont payé deux fois à cette barrière. Nous ne savions pas qui la tenait.",
            "Nous changeons de route et demandons un reçu pour tout paiement.",
            deadline=today + 30,
        )
        record_decision(number=number, given=given, organisation=told.organisation, heard=heard, by=CLERK)


def _pdf(words: str) -> bytes:
    """One page with one line of text."""
    text = f"BT /F1 18 Tf 72 760 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE,
        b"<< /Length " + str(len(text)).encode() + b" >>\nstream\n" + text + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    page, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(page))
        page += str(number).encode() + b" 0 obj\n" + part + b"\nendobj\n"
    table = len(page)
    page += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return page + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + str(table).encode() + b"\n%%EOF\n"
