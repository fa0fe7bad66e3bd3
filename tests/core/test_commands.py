"""Every command speaks the same way."""

import io
import json
from typing import Any

import pytest

from chanzo.core.commands import Command, Failed
from chanzo.core.refusals import Refused


class Weigh(Command):
    help = "Weigh something"

    def arguments(self, parser: Any) -> None:
        parser.add_argument("what")

    def answer(self, **options: Any) -> Any:
        if options["what"] == "air":
            raise Refused("ID_UNKNOWN", id="air")
        if options["what"] == "short":
            raise Failed({"ok": False})
        if options["what"] == "stop":
            raise KeyboardInterrupt
        self.say("weighing")
        return {"what": options["what"], "given": sorted(options), "bags": sum(1 for _ in self.progress([1, 2]))}


def run(*words: str) -> tuple[int | str | None, str, str]:
    out, err = io.StringIO(), io.StringIO()
    command = Weigh(stdout=out, stderr=err, no_color=True)
    try:
        command.run_from_argv(["chanzo", "weigh", *words])
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_the_answer_is_one_document_and_messages_go_elsewhere() -> None:
    status, out, err = run("é", "--json")
    assert status == 0
    assert json.loads(out) == {"what": "é", "given": ["what"], "bags": 2}
    assert out.count("\n") == 1
    assert err == "weighing\n"


@pytest.mark.parametrize(("what", "status", "told"), [("air", 1, "air"), ("stop", 130, "again")])
def test_a_refusal_and_an_interruption_print_no_answer(what: str, status: int, told: str) -> None:
    code, out, err = run(what, "--json")
    assert (code, out) == (status, "")
    assert told in err


def test_a_failing_answer_is_printed_with_status_one() -> None:
    status, out, _ = run("short", "--json")
    assert (status, json.loads(out)) == (1, {"ok": False})


@pytest.mark.parametrize("words", [[], ["a", "b"], ["a", "--colour"]])
def test_wrong_usage_is_status_two(words: list[str]) -> None:
    assert run(*words)[0] == 2
