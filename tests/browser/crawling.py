"""Finding the pages of the program as a reader would: from the home page on, by links."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from .reading import Reader

# What a link may lead to that is no page: files, and what others serve.
NO_PAGE = ("format=", "/api/", "/static/", ".pdf")


def pages_from(reader: Reader, look: Callable[[str], None], start: str = "/", most: int = 125) -> dict[str, str]:
    """One address of each route that links lead to, by the name of the route; ``look`` sees each while it is open."""
    found: dict[str, str] = {}
    files: set[str] = set()
    waiting, seen = [start], {start}
    while waiting and len(seen) < 2000 and len(found) < most:
        path = waiting.pop(0)
        route = route_of(path)
        if route is None or route in found or route in files:
            continue
        if not opened(reader, path):
            files.add(route)
            continue
        found[route] = path
        look(route)
        for link in links_on(reader):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return found


def opened(reader: Reader, path: str) -> bool:
    """Whether a page opens; a file is downloaded instead."""
    from playwright.sync_api import Error

    try:
        reader.open(path)
    except Error as refused:
        if "Download is starting" not in str(refused):
            raise
        return False
    return True


def links_on(reader: Reader) -> list[str]:
    """Addresses of this host that the page leads to, without what only moves on the page."""
    base = reader.served.address
    hrefs = reader.page.eval_on_selector_all(
        "a[href]", "found => found.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
    )
    links = [href.removeprefix(base).partition("#")[0] for href in hrefs if href.startswith(base)]
    return [link for link in links if link and not any(mark in link for mark in NO_PAGE)]


def route_of(path: str) -> str | None:
    """The route that serves a path; None when no page does."""
    try:
        return str(resolve(urlsplit(path).path).route) or "home"
    except Resolver404:
        return None
