"""How an act is refused: a code, its facts, and the sentence that a person reads. (core)"""

from typing import Any

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "NOT_SIGNED_IN": N_("Sign in first."),
    "NOT_ALLOWED": N_("This account may not do that here."),
    "ID_UNKNOWN": N_("Nothing bears the number {id}."),
    "NOT_FOUND": N_("There is nothing here."),
    "USER_EXISTS": N_("An account with the address {email} exists already."),
    "USER_UNKNOWN": N_("No account has the address {email}."),
    "ROLE_UNKNOWN": N_("{role} is no role. Roles: {roles}."),
    "PASSWORD_WEAK": N_("The password is too easy to guess: {reason}"),
    "EMAIL_WRONG": N_("{email} is no e-mail address."),
    "AREA_WRONG": N_("{area} is no area: write a site code, province:NAME or territory:NAME."),
    "LINK_SPENT": N_("This link was used before or is too old. Ask for a new one."),
    "BAD_REQUEST": N_("The request could not be read: {reason}"),
}


def register_sentences(sentences: dict[str, str]) -> None:
    """Add a room's sentences by code; a code that says two different things is a defect."""
    for code, sentence in sentences.items():
        if SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code}")


class Refused(Exception):
    """A service refuses an act: ``code`` names the reason, ``facts`` say what it met."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return sentence_of(self.code, self.facts)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.code, self.facts)


def sentence_of(code: str, facts: dict[str, Any], template: str | None = None) -> str:
    """The sentence of a code with its facts filled in; an unknown code or fact is shown as it stands."""
    template = template or SENTENCES.get(code)
    if template is None:
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        return f"{code}: {told}" if told else code
    return template.format_map(_Shown(facts))


class _Shown(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _again(code: str, facts: dict[str, Any]) -> Refused:
    return Refused(code, **facts)
