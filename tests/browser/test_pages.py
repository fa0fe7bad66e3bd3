"""Every page that links lead to: fit for assistive technology, within the screen, in both languages."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from .conftest import NARROW, WIDE
from .crawling import pages_from
from .reading import Reader

SCREENS = Path(__file__).resolve().parents[2] / "var" / "screens"
WINDOWS = [("fr", NARROW), ("en", WIDE), ("fr", WIDE), ("en", NARROW)]
# The words of a page differ between languages and its shape between widths: two windows show axe all of both.
JUDGED = WINDOWS[:2]
# Those who see less than the administrator, and the pages that are made otherwise for them.
OTHERS = ["company", "agent", "official"]
DIFFER = ["home", "lots/<path:lot_id>", "findings/<path:finding_id>", "months/<str:province>/<str:month>"]


@cache
def axe() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def grave(reader: Reader) -> list[str]:
    """What axe finds serious or critical on the page."""
    reader.page.evaluate(axe())
    found = reader.page.evaluate(
        "() => axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})"
    )
    return [
        f"{reader.page.url}: {broken['id']}: {broken['nodes'][0]['html'][:200]}"
        for broken in found["violations"]
        if broken["impact"] in ("serious", "critical")
    ]


def wider_than_the_screen(reader: Reader) -> list[str]:
    wide, screen = reader.page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    return [f"{reader.page.url}: {wide} px on a screen of {screen}"] if wide > screen else []


def picture(reader: Reader, role: str, name: str, language: str, width: int) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    short = re.sub(r"[^a-zA-Z0-9]+", "-", name).strip("-")[:60] or "home"
    reader.page.screenshot(path=SCREENS / f"{short}-{role}-{language}-{width}.png", full_page=True)


def test_every_page_is_sound_in_both_languages_and_widths(reader: Callable[..., Reader]) -> None:
    seen, wrong = walked("admin", WINDOWS, reader)
    assert len(seen) > 25
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", OTHERS)
def test_every_page_is_sound_for_who_sees_less(role: str, reader: Callable[..., Reader]) -> None:
    seen, wrong = walked(role, JUDGED, reader, again=DIFFER)
    assert len(seen) > 10
    assert not wrong, "\n".join(wrong)


def walked(
    role: str, windows: list[tuple[str, int]], reader: Callable[..., Reader], again: list[str] | None = None
) -> tuple[list[str], list[str]]:
    """The routes seen in the first window, once more in the others (all, or those named), and what is wrong there."""
    wrong: list[str] = []

    def look(route: str) -> None:
        wrong.extend(wider_than_the_screen(one) + (grave(one) if (language, width) in JUDGED else []))
        picture(one, role, route, language, width)

    (language, width), *others = windows
    one = reader(role, width=width, language=language)
    pages = pages_from(one, look)
    for language, width in others:
        one = reader(role, width=width, language=language)
        for route, path in pages.items():
            if again is None or route in again:
                one.open(path)
                look(route)
    return list(pages), wrong


def test_the_way_in_is_sound(reader: Callable[..., Reader]) -> None:
    for language, width in WINDOWS:
        one = reader(width=width, language=language)
        one.open("/account/login/")
        assert grave(one) + wider_than_the_screen(one) == []
        picture(one, "anybody", "sign-in", language, width)
