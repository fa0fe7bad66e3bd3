"""A served demo programme, and readers who use it in a headless Chromium: `make test-browser`."""

import importlib.util
import shutil
from collections.abc import Callable, Iterator

import pytest

from .reading import Reader
from .serving import Served, serving

collect_ignore_glob = [] if importlib.util.find_spec("playwright") else ["test_*.py"]

WIDE, NARROW = 1280, 360
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served") / "home") as installation:
        yield installation


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        program = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield program
        program.close()


@pytest.fixture
def reader(served: Served, chromium: object) -> Iterator[Callable[..., Reader]]:
    """Makes readers; at the end no console error stands and no request left the host."""
    made: list[tuple[object, Reader]] = []

    def make(role: str = "", *, width: int = WIDE, language: str = "en", javascript: bool = True) -> Reader:
        window = chromium.new_context(
            viewport={"width": width, "height": 900}, locale=language, java_script_enabled=javascript
        )
        window.add_cookies([{"name": "django_language", "value": language, "url": served.address}])
        page = window.new_page()
        page.set_default_timeout(10_000)
        one = Reader(served, page)
        page.on("console", lambda m: one.wrong.append(f"{page.url}: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda e: one.wrong.append(f"{page.url}: {e}"))
        page.on("request", lambda r: one.wrong.append(f"left the host: {r.url}") if _leaves(r.url, served) else None)
        made.append((window, one))
        if role:
            one.is_signed_in_as(role)
        return one

    yield make
    wrong = [line for window, one in made for line in one.wrong]
    for window, _one in made:
        window.close()
    assert not wrong


def _leaves(url: str, served: Served) -> bool:
    return not url.startswith((served.address, "data:", "blob:", "about:"))
