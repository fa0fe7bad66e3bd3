"""What no address of ours holds: a NUL, which PostgreSQL takes in no text. (config)"""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from chanzo.api.problems import problem


def readable(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an address with a NUL is a bad request, on every engine alike."""

    def answered(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            if request.path.startswith("/api/"):
                return problem("BAD_REQUEST", HTTPStatus.BAD_REQUEST, reason="NUL in the address")
            raise BadRequest("NUL in the address")
        return answer(request)

    return answered
