"""How a device in the field shows whose it is, and the register of organisations for programs. (people)"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.security import HttpBearer

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused

from .models import ApiToken, Organisation
from .policies import require
from .queries import aliases_of, names_of, organisation_called, organisations_like, organisations_visible_to
from .services import device_of_token
from .types import Act

router = Router(tags=["devices"])
register = Router(tags=["organisations"])
MOST = 1000


class Device(HttpBearer):
    """A device's token; the request then acts as its account, with that account's rights and no others."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        device = device_of_token(token)
        if device is not None:
            request.user = device.user
        return device


class DeviceOut(Schema):
    """A device and the account that it works for."""

    device: str
    expires_at: datetime | None
    number: str
    role: str
    organisation: str
    areas: list[str]
    language: str


@router.get("/device", auth=Device(), response=DeviceOut, summary="The device that asks, and whose it is")
def device(request: HttpRequest) -> dict[str, Any]:
    """What a device has to know of itself before it takes anything in: name, expiry, person number, role, areas."""
    held: ApiToken = request.auth  # type: ignore[attr-defined]
    user = held.user
    return {
        "device": held.name,
        "expires_at": held.expires_at,
        "number": user.number,
        "role": user.role,
        "organisation": user.organisation,
        "areas": user.areas,
        "language": user.language,
    }


@register.get("/organisations", summary="Organisations under their newest names")
def organisations(
    request: HttpRequest, q: str = "", role: str = "", limit: int = Query(100, ge=1, le=MOST), after: str = ""
) -> list[dict[str, Any]]:
    """Those the account may see by code, searched by any name they ever had; `after` is the last code before."""
    require(request.user, Act.SEE_ORGANISATIONS)
    found = organisations_like(organisations_visible_to(request.user), q, role)
    return [_document(one) for one in found.filter(code__gt=after)[:limit]]


@register.get("/organisations/{path:code}", summary="One organisation, with its dated names")
def organisation(request: HttpRequest, code: str) -> dict[str, Any]:
    """By its code, or any name it ever had; names newest first, other names as searches fold them."""
    require(request.user, Act.SEE_ORGANISATIONS)
    called = organisation_called(code)
    if called is None or not organisations_visible_to(request.user).filter(pk=called.code).exists():
        raise Refused("ID_UNKNOWN", id=code)
    return _document(called) | {
        "names": [
            {
                "from": day_text(one.from_day) or None,
                "name": one.name,
                "role": one.role or None,
                "country": one.country or None,
            }
            for one in names_of(called)
        ],
        "aliases": aliases_of(called),
    }


def _document(one: Organisation) -> dict[str, Any]:
    return {"organisation": one.code, "name": one.name, "role": one.role or None, "country": one.country or None}
