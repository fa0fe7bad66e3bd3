"""What a clerk does at the import desk, as a browser does it."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from chanzo.field.models import Job
from chanzo.field.services import incoming

from .programme import TABLES

BAD = TABLES["mine_log"] + "P-3,1,31/02/2026,S-1,TP-1,0102,cassiterite,20,T1,NEG-1,=cmd\n"


def sent(browser: Client, text: str = BAD, name: str = "mine_log.csv", **more: str) -> str:
    """Send one file; the address at which it waits."""
    answer = browser.post("/imports/new", {"files": SimpleUploadedFile(name, text.encode()), **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def rehearsed(browser: Client, waiting: str) -> HttpResponse:
    """The page of the rehearsal of what waits."""
    return browser.post(f"{waiting}/rehearse", follow=True)


def imported(browser: Client, waiting: str) -> HttpResponse:
    """The page of the import of what waits."""
    return browser.post(f"{waiting}/import", follow=True)


def last_job() -> Job:
    return Job.objects.latest("pk")


def files_waiting() -> set[str]:
    """The words under which files wait."""
    place = Path(settings.HOME) / incoming.FOLDER
    return {folder.name for folder in place.iterdir()} if place.is_dir() else set()
