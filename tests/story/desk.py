"""A desk in the story: who sits at it, which day it is, and what the theory's pages say of a figure."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Self

import pytest
from django.http import HttpResponse
from django.test import Client

from chanzo.core import clock
from chanzo.people.services import create_token, create_user
from tests.people.second_factors import with_second_factor

START = date(2026, 2, 2)
READ = date(2026, 7, 2)
YEARS = {0: ("2025-07-01", "2026-06-30"), -1: ("2024-07-01", "2025-06-30")}
"""The last twelve whole months on the day of reading, and the twelve before."""
QUARTERS = {"first": ("2026-01-01", "2026-03-31"), "second": ("2026-04-01", "2026-06-30")}

WRONG = re.compile(r'class="error"[^>]*>([^<]+)|role="alert".*?</div>', re.DOTALL)
CHIP = re.compile(r'<span class="status [^"]*">([^<]+)</span>')
SPEAKS = re.compile(r'data-label="It speaks">([^<]+)<')


class Desk:
    """Accounts, the calendar, and the doors of the theory of change; everything goes through requests."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = START
        self.accounts: dict[tuple[Any, ...], Any] = {}
        self.browsers: dict[tuple[Any, ...], tuple[Client, date]] = {}
        self.program = Client()
        self.shares: dict[str, bool] = {}
        self.tokens: dict[str, str] = {}
        monkeypatch.setattr(
            clock, "now", lambda: datetime.combine(self.moment, datetime.min.time(), UTC).replace(hour=9)
        )

    def on(self, day: str) -> Self:
        """Turn the calendar to a day."""
        self.moment = date.fromisoformat(day)
        return self

    @property
    def today(self) -> str:
        return self.moment.isoformat()

    def account(self, role: str, organisation: str = "", areas: tuple[str, ...] = ()) -> Any:
        """The one account of a role (and organisation and areas)."""
        who = (role, organisation, areas)
        if who not in self.accounts:
            email = f"{role}{len(self.accounts)}@example.org"
            user = create_user(email=email, role=role, organisation=organisation, areas=list(areas))
            self.accounts[who] = with_second_factor(user)
        return self.accounts[who]

    def browser(self, role: str, organisation: str = "", areas: tuple[str, ...] = ()) -> Client:
        """The browser of an account, signed in today: a session does not outlast a day."""
        who = (role, organisation, areas)
        browser, signed_in = self.browsers.get(who) or (Client(), None)
        if signed_in != self.moment:
            user = self.account(role, organisation, areas)
            browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
            browser.cookies["django_language"] = "en"
            self.browsers[who] = browser, self.moment
        return browser

    def send(self, path: str, *, by: str, of: str = "", areas: tuple[str, ...] = (), **form: Any) -> HttpResponse:
        """Send a form as an account does that is ``of`` an organisation; it is taken."""
        answer = self.browser(by, of, areas).post(path, form)
        assert answer.status_code == 302, (path, answer.status_code, said_wrong(answer))
        return answer

    def page(self, path: str, *, by: str = "secretariat") -> str:
        """What somebody reads on a page."""
        answer = self.browser(by).get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    def read(self, reading: Callable[[], Any]) -> Any:
        """Look at something on the day of reading, and come back to the day of the story."""
        day, self.moment = self.moment, READ
        try:
            return reading()
        finally:
            self.moment = day

    def api(self, path: str, *, by: str = "auditor") -> Any:
        """What a program reads on the day of reading."""
        if by not in self.tokens:
            self.tokens[by] = create_token(email=self.account(by).email)
        headers = {"authorization": f"Bearer {self.tokens[by]}"}
        answer = self.read(lambda: self.program.get(f"/api/v1{path}", headers=headers))
        assert answer.status_code == 200, (path, answer.content)
        return answer.json()

    def observed(self, code: str, year: int = 0, *, quarter: str = "") -> dict[str, Any]:
        """All that the API tells of an indicator over the last twelve whole months (year -1: the twelve before), or
        over a quarter of 2026."""
        first, last = QUARTERS[quarter] if quarter else YEARS[year]
        period = f"&from={first}&to={last}" if year or quarter else ""
        told: dict[str, Any] = self.api(f"/change/indicators/{code}?limit=0{period}")
        self.shares[code] = told["unit"] == "share"
        return told

    def figure(self, code: str, year: int = 0, *, quarter: str = "") -> float | None:
        """The value of an indicator; None is no data."""
        value: float | None = self.observed(code, year, quarter=quarter)["value"]
        return value

    def figures(self, *codes: str) -> tuple[float | None, ...]:
        """The values of several indicators, in turn."""
        return tuple(self.figure(code) for code in codes)

    def enter(self, code: str, value: float, *, year: int = 0) -> None:
        """Enter a figure with its evidence, and with how it was found, as a survey must say."""
        told = {name: self._written(code, value) for name in ("value", "low", "high")}
        self._keep(code, year, what="figure", evidence="Report 7, page 3", design="Every second household",
                   sample="120", answered="96", **told)  # fmt: skip

    def aim(self, code: str, value: float, *, year: int = 0) -> None:
        """Set the target of the year."""
        self._keep(
            code, year, what="aim", sort="target", value=self._written(code, value), reason="The board, 12 June."
        )

    def refused_aim(self, code: str) -> str:
        """What is said to who sets a target that is refused."""
        first, last = YEARS[0]
        form = {"what": "aim", "sort": "target", "value": "1", "reason": "Fewer.", "first": first, "last": last}
        answer = self.read(lambda: self.browser("secretariat").post(f"/change/indicators/{code}", form))
        assert answer.status_code == 422
        return said_wrong(answer)

    def standing(self, statement: str) -> str:
        """How a statement stands, in the words of its page."""
        page = self.read(lambda: self.page(f"/change/statements/{statement}"))
        found = CHIP.search(page.split("</h1>", 1)[1])
        assert found is not None
        return found[1]

    def speaks(self, statement: str) -> list[str]:
        """What each figure of a statement tells of it, in the order of its page."""
        return SPEAKS.findall(self.read(lambda: self.page(f"/change/statements/{statement}")))

    def _keep(self, code: str, year: int, **form: str) -> None:
        first, last = YEARS[year]
        address = f"/change/indicators/{code}"
        self.read(lambda: self.send(address, by="secretariat", first=first, last=last, **form))

    def _written(self, code: str, value: float) -> str:
        if code not in self.shares:
            self.observed(code)
        return f"{value * 100 if self.shares[code] else value:.6g}"


def said_wrong(answer: HttpResponse) -> str:
    """What a page says must be mended."""
    found = [re.sub(r"<[^>]+>|\s+", " ", part[0]) for part in WRONG.finditer(answer.content.decode())]
    return " ".join(found) or answer.content.decode()[:400]
