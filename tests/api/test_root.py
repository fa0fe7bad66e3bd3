"""The API asks for a token, answers in problems with codes, and tells of its health."""

import json

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from ninja import Router

from chanzo.api import root
from chanzo.api.problems import problem
from chanzo.core.refusals import Refused
from chanzo.people.services import create_token, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch):
    """Asks an API that has one small router, without a server."""
    router = Router()

    @router.get("/echo/{path:id}")
    def echo(request: HttpRequest, id: str, grams: int = 0) -> dict:
        if id == "unknown":
            raise Refused("ID_UNKNOWN", id=id)
        return {"id": id, "by": request.user.email, "grams": grams}

    monkeypatch.setattr(root, "ROUTERS", [("", router)])
    patterns, _, _ = root.addresses()

    def ask(path: str, token: str = ""):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        request = RequestFactory().get(f"/api/v1/{path}", headers=headers)
        for pattern in patterns:
            if found := pattern.resolve(request.path_info.removeprefix("/api/v1/")):
                assert found.func.login_required is False
                answer = found.func(request, *found.args, **found.kwargs)
                return answer, json.loads(answer.content)
        raise AssertionError(path)

    return ask


def a_token() -> str:
    create_user(email="a@example.org", role="verifier")
    return create_token(email="a@example.org")


def test_a_token_opens_the_door(answering) -> None:
    answer, body = answering("echo/04100012@P-1/3?grams=5", a_token())
    assert answer.status_code == 200
    assert body == {"id": "04100012@P-1/3", "by": "a@example.org", "grams": 5}


@pytest.mark.parametrize("token", ["", "chz_wrong"])
def test_without_a_token_nothing_is_told(answering, token: str) -> None:
    answer, body = answering("echo/x", token)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert body["code"] == "NOT_SIGNED_IN"


def test_a_refusal_is_a_problem_with_its_code(answering) -> None:
    answer, body = answering("echo/unknown", a_token())
    assert answer.status_code == body["status"] == 404
    assert body["code"] == "ID_UNKNOWN"
    assert "unknown" in body["detail"]


def test_a_wrong_parameter_is_named(answering) -> None:
    answer, body = answering("echo/x?grams=many", a_token())
    assert answer.status_code == 422
    assert "grams" in body["detail"]


def test_a_code_without_a_status_is_a_conflict() -> None:
    assert problem("PAGE_TAKEN").status_code == 409


def test_the_description_is_open_to_all(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "chanzo"


def test_the_health_page_answers_anybody(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    figures = answer.json()
    assert figures.keys() == {"ok", "database", "disk_free_mb", "queue_age_s", "rows_to_judge", "ledger_head"}
    assert (figures["ok"], figures["rows_to_judge"], figures["ledger_head"]) == (True, 0, 0)


def test_every_answer_carries_the_policy(client: Client) -> None:
    answer = client.get("/healthz")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ["nothing", "trace/", "lot"])
def test_an_address_of_nothing_is_a_problem_too(client: Client, address: str) -> None:
    for ask in (client.get, client.post):
        answer = ask(f"/api/v1/{address}")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert answer.json()["code"] == "NOT_FOUND"


def test_another_method_is_a_problem_too(client: Client) -> None:
    answer = client.post("/api/v1/findings")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET"
