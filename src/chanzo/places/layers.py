"""Layers of the map: what rooms lay over the land, registered at start-up, so that the map names no room. (places)"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from shapely.geometry.base import BaseGeometry

from chanzo.web.menu import Words

Sort = Literal["point", "area"]


@dataclass(frozen=True)
class Feature:
    """One thing of a layer: what it is, and where it lies (degrees, longitude first)."""

    name: str
    geometry: BaseGeometry


@dataclass(frozen=True)
class Layer:
    """A layer by a short name: its words for the legend, and its features as one reader may see them."""

    name: str
    order: int
    words: Words
    sort: Sort
    features: Callable[[Any], Iterable[Feature]]


@dataclass(frozen=True)
class Laid:
    """A layer as one reader sees it."""

    layer: Layer
    features: list[Feature]


_layers: list[Layer] = []


def offer_layer(layer: Layer) -> None:
    """Add a layer; a name stands once."""
    others = [each for each in _layers if each.name != layer.name]
    _layers[:] = sorted([*others, layer], key=lambda each: (each.order, each.name))


def layers_for(user: Any) -> list[Laid]:
    """The layers that have something to show this reader, in order."""
    laid = [Laid(layer, list(layer.features(user))) for layer in _layers]
    return [each for each in laid if each.features]
