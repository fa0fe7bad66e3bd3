"""Somebody who uses the pages by keyboard alone, in a window of some width, with or without JavaScript."""

import time
from dataclasses import dataclass, field
from typing import Any

from .serving import PASSWORD, Served, code_shown


@dataclass
class Reader:
    """Somebody at a screen; what went wrong on the way is kept, and judged at the end."""

    served: Served
    page: Any
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        answer = self.page.goto(self.served.address + path)
        assert answer.status < 400, f"{path}: {answer.status}"

    def is_signed_in_as(self, role: str) -> None:
        """Goes on in the session that the role has; signs in where it has none yet."""
        if role not in self.served.sessions:
            self.sign_in(role)
            self.served.sessions[role] = self.page.context.cookies()
        else:
            language = [c for c in self.page.context.cookies() if c["name"] == "django_language"]
            self.page.context.add_cookies(self.served.sessions[role] + language)
        self.open("/")

    def sign_in(self, role: str) -> None:
        """Signs in with password and, where the role must have one, the code of an app."""
        self.open("/account/login/")
        self.write("input[name=login]", f"{role}@example.org")
        self.write("input[name=password]", PASSWORD)
        self.press("Enter")
        if role in self.served.secrets:
            assert "/account/2fa/authenticate" in self.page.url, f"no code is asked of {role}"
            if time.time() % 30 > 26:
                time.sleep(5)  # the next code, rather than one that ends while it is typed
            self.write("input[name=code]", code_shown(self.served.secrets[role], time.time()))
            self.press("Enter")
        assert self.page.url == self.served.address + "/", f"{role} is not signed in: {self.page.url}"

    def to(self, selector: str, most: int = 400) -> None:
        """Presses Tab until the element that a selector names has the focus."""
        wanted = self.page.locator(selector).first
        for _ in range(most):
            if wanted.evaluate("one => one === document.activeElement", timeout=5000):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def write(self, selector: str, text: str) -> None:
        """Goes to a field and writes over what stands in it."""
        self.to(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        """Presses a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def go(self, selector: str) -> None:
        """Tabs to a link or button and presses Enter."""
        self.to(selector)
        self.press("Enter")

    def says(self, text: str) -> bool:
        return text in self.page.inner_text("body")

    def has(self, selector: str) -> bool:
        return self.page.locator(selector).count() > 0
