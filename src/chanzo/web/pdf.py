"""Paper as a PDF file: a layout of the house, filled with words that are never read as markup. (web)"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.template.loader import get_template


def typeset(layout: str, told: Mapping[str, Any]) -> bytes:
    """The PDF of a typst layout, named as templates are; it reads ``told`` with ``json(bytes(sys.inputs.told))``.

    The same words give the same bytes; fonts are those of the library, so every machine sets it alike.
    """
    data = json.dumps(told, ensure_ascii=False)
    made: bytes = typst.compile(_source(layout), sys_inputs={"told": data}, ignore_system_fonts=True)
    return made


def pdf(data: bytes, name: str) -> HttpResponse:
    """A PDF to read in the browser or keep under a name."""
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


@lru_cache(maxsize=32)
def _source(layout: str) -> bytes:
    template: Any = get_template(layout)
    return Path(template.origin.name).read_bytes()
