"""The made-up programme tells two services and enters one answer by post, once."""

import pytest

from chanzo.core import clock
from chanzo.demo.story.notices import tell
from chanzo.incidents.models import Answer, Informed
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import reckon_holders, tell_holders
from chanzo.ledger.services.files import place_of
from tests.incidents.conftest import MANAGER, programme

__all__ = ["programme"]


@pytest.mark.django_db
def test_a_letter_with_its_receipt_a_call_and_an_answer_by_post_are_told_once(programme: object) -> None:
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    reckon_holders(number=number)
    tell_holders(number=number, organisations=["NEG-1"], text="Look.", by=MANAGER)
    for _ in range(2):
        tell(today=clock.today(), seed=1)
    letter, call = Informed.objects.order_by("seq")
    assert (letter.means, letter.acknowledged, letter.reference) == ("letter", clock.today(), f"{number}/L1")
    assert place_of(letter.sha256).read_bytes().startswith(b"%PDF")
    assert (call.means, call.acknowledged, call.function) == ("telephone", None, "Officier de garde")
    answer = Answer.objects.get()
    assert (answer.organisation, answer.through) == ("NEG-1", "letter")
    assert answer.sha256
