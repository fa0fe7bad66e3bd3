"""The files of releases at addresses that stay: the latest, and each release by its name. (exchange)"""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import get_object_or_404

from ..models import Release
from ..queries.releases import files_of, latest, taken_back
from ..unknown import KEPT_S, public, shown

TYPES = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json", "json": "application/json"}


@public
def latest_file(request: HttpRequest, file: str) -> HttpResponseBase:
    """A file of the last release."""
    release = latest()
    if release is None:
        raise Http404
    return _file(request, release, file)


@public
def release_file(request: HttpRequest, release: str, file: str) -> HttpResponseBase:
    """A file of a release by its name."""
    return _file(request, get_object_or_404(Release, name=release), file)


def _file(request: HttpRequest, release: Release, name: str) -> HttpResponseBase:
    file = files_of(release).get(name)
    if file is None or not file.path.is_file():
        raise Http404
    if taken_back(release):
        return shown(request, "exchange/open/closed.html", {"release": release, "file": file}, status=410)
    tag = f'"{file.sha256}"'
    if tag in request.headers.get("If-None-Match", "").replace("W/", ""):
        response: HttpResponse | FileResponse = HttpResponseNotModified()
    else:
        kind = TYPES[name.rpartition(".")[2]]
        response = FileResponse(file.path.open("rb"), content_type=kind, as_attachment=True,
                                filename=f"chanzo-{release.name}-{name}")  # fmt: skip
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = f"public, max-age={KEPT_S}"
    return response
