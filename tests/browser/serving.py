"""An installation with a demo programme and an account of every role, served by a process of its own."""

import base64
import hashlib
import hmac
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chanzo.people.types import Role

PASSWORD = "seven words that nobody would ever guess"
# Whose area or organisation the demo programme knows.
AREAS = {
    Role.AGENT: ["territory:Mwenga"],
    Role.FIELD_OFFICER: ["province:Sud-Kivu"],
    Role.OFFICIAL: ["province:Sud-Kivu"],
    Role.COMMITTEE: ["territory:Mwenga"],
}
ORGANISATIONS = {Role.COMPANY: "PROC-CD-1", Role.SMELTER: "SMELT-SN"}
# One account a role; those that must have a second factor get an app that shows codes.
ACCOUNTS = """
import json
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from chanzo.people.policies import needs_second_factor
from chanzo.people.services import create_user
given, secrets = json.loads(input()), {}
for role, organisation, areas in given["accounts"]:
    email = f"{role}@example.org"
    user = create_user(email=email, role=role, organisation=organisation, areas=areas, password=given["password"])
    if needs_second_factor(user):
        secrets[role] = generate_totp_secret()
        TOTP.activate(user, secrets[role])
print(json.dumps(secrets))
"""
# What a verifier has done before the others come: asked an agent, handed over an incident; once a window.
WORK = """
import json
from chanzo.core.clock import today
from chanzo.findings.queries import standing
from chanzo.findings.services.handling import query_findings, settle_findings
from chanzo.people.models import User
from chanzo.people.types import SYSTEM
from chanzo.verification.gate import findings_visible_to, places_of
agent = User.objects.get(email="agent@example.org")
seen = list(standing(findings_visible_to(agent)).order_by("id").values_list("id", flat=True))
for number, name in enumerate(seen[:4], 1):
    question = f"Question {number}: what does the page say?"
    query_findings(ids=[name], asked_of="AG-MWE-001", question=question, due=today() + 7, by=SYSTEM, places=places_of)
settle_findings(ids=seen[4:5], verdict="incident", reason="The bag is gone.", by=SYSTEM, places=places_of)
print(json.dumps(len(seen)))
"""


@dataclass
class Served:
    """An installation that answers at an address; every role has an account ``ROLE@example.org``."""

    home: Path
    address: str
    secrets: dict[str, str] = field(default_factory=dict)
    # The cookies of whoever has signed in, so that a role signs in once a run.
    sessions: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        words = {"CHANZO_HOME": str(self.home), "CHANZO_URL": self.address}
        return {**os.environ, **words, "DJANGO_SETTINGS_MODULE": "chanzo.config.settings"}

    def python(self, code: str, said: Any = None) -> Any:
        """What code prints that runs within the installation; it reads and prints JSON."""
        return json.loads(self._run("import django; django.setup()\n" + code, said=json.dumps(said)))

    def chanzo(self, *words: str) -> str:
        """What a command of the installation answers."""
        return self._run("from chanzo.config.cli import main; main()", *words)

    def _run(self, code: str, *words: str, said: str = "") -> str:
        line = [sys.executable, "-c", code, *words]
        done = subprocess.run(line, env=self.environment, input=said, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def serving(home: Path) -> Iterator[Served]:
    """The demo programme with its accounts, for as long as the context stands."""
    port = free_port()
    installation = Served(home, f"http://127.0.0.1:{port}")
    installation.chanzo("demo", "--scale", "S", "--json")
    accounts = [(role.value, ORGANISATIONS.get(role, ""), AREAS.get(role, [])) for role in Role]
    installation.secrets |= installation.python(ACCOUNTS, {"accounts": accounts, "password": PASSWORD})
    assert installation.python(WORK) > 5
    line = [sys.executable, "-c", "from chanzo.config.cli import main; main()", "serve", "--port", str(port)]
    with (home / "served.log").open("w") as log:
        process = subprocess.Popen(line, env=installation.environment, stdout=log, stderr=log)
    try:
        wait_for(installation.address + "/healthz")
        yield installation
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait_for(address: str, seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def code_shown(secret: str, moment: float) -> str:
    """What an authenticator app shows at a moment (RFC 6238: SHA-1, 30 seconds, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(moment // 30).to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
