"""Somebody who uses the pages by keyboard alone, in a window of some width, with or without JavaScript."""

import time
from dataclasses import dataclass, field
from pathlib import Path
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
            self.write("input[name=code]", code_for(self.served.secrets[role]))
            self.press("Enter")
        assert self.page.url == self.served.address + "/", f"{role} is not signed in: {self.page.url}"

    def to(self, selector: str, most: int = 400) -> None:
        """Presses Tab until the element that a selector names has the focus."""
        wanted = self.page.locator(selector).first.element_handle(timeout=3000)
        for _ in range(most):
            if wanted.evaluate("one => one === document.activeElement"):
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

    def keys(self, *keys: str) -> None:
        """Presses keys that stay on the page."""
        for key in keys:
            self.page.keyboard.press(key)

    def choose(self, selector: str, value: str) -> None:
        """Goes to a group of choices and on by arrows to the one with a value."""
        self.to(selector)
        self.keys("Space")
        for _ in range(self.count(selector)):
            if self.page.is_checked(f"{selector}[value={value}]"):
                return
            self.keys("ArrowDown")
        raise AssertionError(f"no choice {value} on {self.page.url}")

    def pick(self, selector: str, text: str) -> None:
        """Goes to a list of options and types the beginning of one."""
        self.to(selector)
        self.page.keyboard.type(text)
        assert self.page.locator(f"{selector} option:checked").inner_text() == text

    def unfold(self, selector: str) -> None:
        """Opens what is folded away under a summary."""
        if self.page.locator(selector).first.evaluate("one => !one.parentElement.open"):
            self.to(selector)
            self.keys("Enter")

    def follow_menu(self, words: str) -> None:
        """Goes to an entry of the navigation, which is folded away on a narrow screen."""
        entry = f'nav.side a:has-text("{words}")'
        if not self.page.locator(entry).first.is_visible():
            self.to("nav.side summary")
            self.keys("Enter")
        self.go(entry)

    def receive(self, selector: str) -> bytes:
        """The file that a link gives."""
        self.to(selector)
        with self.page.expect_download() as coming:
            self.page.keyboard.press("Enter")
        return Path(coming.value.path()).read_bytes()

    def set_up_an_app(self) -> None:
        """Sets up the app that shows codes; who just came by a link is not asked for the password again."""
        self.go('main a:has-text("Use an app")')
        secret = self.page.inner_text("#authenticator_secret").strip()
        self.write("input[name=code]", code_for(secret))
        self.press("Enter")

    def says(self, text: str) -> bool:
        return text in self.page.inner_text("body")

    def has(self, selector: str) -> bool:
        return self.count(selector) > 0

    def count(self, selector: str) -> int:
        return int(self.page.locator(selector).count())

    def figures(self) -> dict[str, str]:
        """The figures at the head of the page, by their labels."""
        labels, values = (self.page.locator(f"dl.figures {part}").all_inner_texts() for part in ("dt", "dd"))
        return dict(zip(labels, values, strict=True))


def code_for(secret: str) -> str:
    """The code an app shows now, or the next one rather than one that ends while it is typed."""
    if time.time() % 30 > 26:
        time.sleep(5)
    return code_shown(secret, time.time())
