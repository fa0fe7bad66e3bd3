"""A served demo programme, and readers who use it in a headless Chromium: `make test-browser`."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chanzo.people.types import Role

collect_ignore_glob = [] if importlib.util.find_spec("playwright") else ["test_*.py"]

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "var" / "screens"
PASSWORD = "seven words that nobody would ever guess"
WIDE, NARROW = 1280, 360
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Whose area or organisation the demo programme knows.
PLACES = {
    Role.AGENT: ["--area", "territory:Mwenga"],
    Role.FIELD_OFFICER: ["--area", "province:Sud-Kivu"],
    Role.OFFICIAL: ["--area", "province:Sud-Kivu"],
    Role.COMMITTEE: ["--area", "territory:Mwenga"],
    Role.COMPANY: ["--organisation", "PROC-CD-1"],
    Role.SMELTER: ["--organisation", "SMELT-SN"],
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@dataclass
class Served:
    """An installation that answers at an address; every role has an account ``ROLE@example.org``."""

    home: Path
    address: str

    @property
    def environment(self) -> dict[str, str]:
        words = {"CHANZO_HOME": str(self.home), "CHANZO_URL": self.address, "CHANZO_MFA": "optional"}
        return {**os.environ, **words, "DJANGO_SETTINGS_MODULE": "chanzo.config.settings"}

    def chanzo(self, *words: str, said: str = "") -> str:
        """What a command of the installation answers."""
        line = [sys.executable, "-c", "from chanzo.config.cli import main; main()", *words]
        done = subprocess.run(line, env=self.environment, input=said, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    port = free_port()
    installation = Served(tmp_path_factory.mktemp("served") / "home", f"http://127.0.0.1:{port}")
    environment = installation.environment
    installation.chanzo("demo", "--scale", "S", "--json")
    for role in Role:
        words = ["user", "create", f"{role}@example.org", "--role", role.value, *PLACES.get(role, [])]
        installation.chanzo(*words, said=PASSWORD)
    line = [sys.executable, "-c", "from chanzo.config.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(installation.address + "/healthz")
        yield installation
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        program = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield program
        program.close()


@dataclass
class Reader:
    """Somebody at a screen; what went wrong on the way is kept, and judged at the end."""

    served: Served
    page: object
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        answer = self.page.goto(self.served.address + path)
        assert answer.status < 400, f"{path}: {answer.status}"

    def sign_in(self, role: str) -> None:
        """By keyboard alone, as a person would."""
        self.open("/account/login/")
        self.to("input[name=login]")
        self.page.keyboard.type(f"{role}@example.org")
        self.to("input[name=password]")
        self.page.keyboard.type(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("h1")
        assert "/account/login" not in self.page.url, "not signed in"

    def to(self, selector: str, most: int = 160) -> None:
        """Press Tab until the element that a selector names has the focus."""
        for _ in range(most):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def go(self, selector: str) -> None:
        """Tab to a link or button and press Enter."""
        self.to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def says(self, text: str) -> bool:
        return text in self.page.inner_text("body")


@pytest.fixture
def reader(served: Served, chromium: object) -> Iterator[Callable[..., Reader]]:
    """Makes readers; at the end no console error stands and no request left the host."""
    made: list[tuple[object, Reader]] = []

    def make(*, width: int = WIDE, language: str = "en", javascript: bool = True) -> Reader:
        window = chromium.new_context(
            viewport={"width": width, "height": 900}, locale=language, java_script_enabled=javascript
        )
        window.add_cookies([{"name": "django_language", "value": language, "url": served.address}])
        page = window.new_page()
        one = Reader(served, page)
        page.on("console", lambda m: one.wrong.append(f"{page.url}: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda e: one.wrong.append(f"{page.url}: {e}"))
        page.on("request", lambda r: one.wrong.append(f"left the host: {r.url}") if _leaves(r.url, served) else None)
        made.append((window, one))
        return one

    yield make
    wrong = [line for window, one in made for line in one.wrong]
    for window, _one in made:
        window.close()
    assert not wrong


def _leaves(url: str, served: Served) -> bool:
    return not url.startswith((served.address, "data:", "blob:", "about:"))
