"""Published lists of mines on pages: sent, doubtful rows decided side by side, new ones entered."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chanzo.field.services.imports import import_files
from chanzo.sites.models import ListedRow, MineList, Site
from tests.web.programme import written

from .conftest import SignIn

pytestmark = pytest.mark.django_db
REGISTER = "site,name,territory,latitude,longitude\nS-1,Bisie,Hill,-2.53,28.5\n"
SENT = "Nom;Longitude;Latitude\nBisié;28,5;-2,5\nÉchangé;29,1;-2,1\nSans lieu;;\n"
SAID = {"title": "Mines visited", "source": "An institute"}


def a_file(text: str = SENT) -> SimpleUploadedFile:
    return SimpleUploadedFile("list of Mme X.csv", text.encode("cp1252"))


def test_a_list_is_sent_decided_and_entered(tmp_path: Path, signed_in: SignIn) -> None:
    import_files(written(tmp_path, sites=REGISTER), by="test")
    browser = signed_in("clerk")
    page = browser.post("/mine-lists/new", SAID | {"file": a_file()}, follow=True)
    received = MineList.objects.get()
    assert "The row has no coordinates" in page.content.decode()
    assert "1 row means no known site." in page.content.decode()
    beside = browser.get(f"/mine-lists/{received.seq}/2").content.decode()
    assert "3,336 m" in beside
    assert 'value="same:S-1"' in beside
    browser.post(f"/mine-lists/{received.seq}/2", {"choice": "same:S-1"})
    done = browser.post(f"/mine-lists/{received.seq}/accept", follow=True)
    assert "1 site was entered." in done.content.decode()
    assert Site.objects.get(name="Échangé").longitude_udeg == 29_100_000
    assert dict(ListedRow.objects.values_list("row", "choice")) == {2: "same", 3: "new", 4: ""}
    again = browser.post("/mine-lists/new", SAID | {"file": a_file()}, follow=True)
    assert "This very file came in before." in again.content.decode()
    assert MineList.objects.count() == 1


def test_a_file_that_is_no_list_says_so_beside_the_field(signed_in: SignIn) -> None:
    shown = signed_in("clerk").post("/mine-lists/new", SAID | {"file": a_file("a;b\n1;2\n")})
    assert shown.status_code == 422
    assert "No row of the file names columns" in shown.content.decode()


def test_a_choice_of_ones_own_making_is_refused(tmp_path: Path, signed_in: SignIn) -> None:
    import_files(written(tmp_path, sites=REGISTER), by="test")
    browser = signed_in("clerk")
    browser.post("/mine-lists/new", SAID | {"file": a_file()})
    address = f"/mine-lists/{MineList.objects.get().seq}/2"
    assert browser.post(address, {"choice": "burn"}).status_code == 404
    assert browser.post(address, {"choice": "same:S-9"}).status_code == 422
    assert signed_in("auditor").post(address, {"choice": "new"}).status_code == 403
    assert not ListedRow.objects.exclude(choice="").exists()
