"""How a device in the field shows whose it is. (people)"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.security import HttpBearer

from .models import ApiToken
from .services import device_of_token

router = Router(tags=["devices"])


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
