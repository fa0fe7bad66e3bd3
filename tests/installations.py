"""Installations that are thrown away: a home and a database each, used through processes of their own."""

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

URL = os.environ.get("DATABASE_URL", "")


@dataclass
class Installation:
    """A home and a database of its own, used through processes of their own, so that commits and kills are real."""

    home: Path
    url: str
    running: list[subprocess.Popen] = field(default_factory=list)

    @property
    def environment(self):
        return {**os.environ, "CHANZO_HOME": str(self.home), "DATABASE_URL": self.url, "PYTHONUNBUFFERED": "1",
                "DJANGO_SETTINGS_MODULE": "chanzo.config.settings"}  # fmt: skip

    def start(self, code):
        words = [sys.executable, "-c", "import django; django.setup()\n" + code]
        process = subprocess.Popen(
            words,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )
        self.running.append(process)
        return process

    def python(self, code):
        out, err = (process := self.start(code)).communicate(timeout=120)
        assert process.returncode == 0, err
        return out

    def chanzo(self, *words):
        words = [sys.executable, "-c", "from chanzo.config.cli import main; main()", *map(str, words), "--json"]
        return subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=120, check=False)


def on_server(sql):
    """Run a statement on the server that holds the suite's database, outside of any transaction."""
    import psycopg

    with psycopg.connect(URL, autocommit=True) as server:
        server.execute(sql)


@pytest.fixture(scope="session")
def ready(tmp_path_factory):
    """A fresh installation that all others are copies of."""
    home = tmp_path_factory.mktemp("ready") / "home"
    name = f"ready_{secrets.token_hex(4)}"
    if URL:
        on_server(f"CREATE DATABASE {name}")
    made = Installation(home, _url(name))
    made.python("from django.core.management import call_command; call_command('migrate', verbosity=0)")
    yield made, name
    if URL:
        on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def installations(ready, tmp_path_factory):
    """Makes throw-away installations."""
    names, made = [], []

    def make():
        name = f"thrown_{secrets.token_hex(4)}"
        installation = Installation(tmp_path_factory.mktemp("thrown") / "home", _url(name))
        shutil.copytree(ready[0].home, installation.home)
        names.append(name)
        made.append(installation)
        if URL:
            on_server(f"CREATE DATABASE {name} TEMPLATE {ready[1]}")
        return installation

    yield make
    for installation in made:
        for process in installation.running:
            process.kill()
            process.communicate()
    for name in names if URL else ():
        on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def installation(installations):
    return installations()


def _url(name):
    return URL.rsplit("/", 1)[0] + f"/{name}" if URL else ""
