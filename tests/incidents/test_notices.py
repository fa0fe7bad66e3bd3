"""A mail says that something waits, in the reader's language, and nothing of what it is."""

import pytest
from django.core import mail

from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import tell_holders
from chanzo.people.services import create_user

from .conftest import MANAGER

pytestmark = pytest.mark.django_db


def test_only_who_decides_for_a_told_holder_is_written_to(programme: object) -> None:
    for email, role, organisation, language in (
        ("a@example.org", "company", "neg-1", "fr"),
        ("b@example.org", "company", "NEG-1", ""),
        ("c@example.org", "company", "NEG-2", "en"),
        ("d@example.org", "verifier", "", "en"),
    ):
        user = create_user(email=email, role=role, organisation=organisation)
        user.language = language
        user.save()
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "secret-summary"}), by=MANAGER)
    assert mail.outbox == []
    tell_holders(number=number, organisations=["NEG-1"], text="secret-text", by=MANAGER)
    assert [one.to for one in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    french, both = mail.outbox
    assert "concerne vos lots" in french.subject
    assert "something concerns" not in french.subject
    assert "something concerns" in both.subject
    for one in mail.outbox:
        for secret in ("secret", number, "S-1", "bribery", "NEG-1"):
            assert secret not in one.subject + str(one.body)
