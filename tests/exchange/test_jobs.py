"""A release is asked for on a page and made by the worker: once, followed, and never twice after a kill."""

from pathlib import Path

import pytest
from django.test import Client
from django_tasks import task_backends

from chanzo.core import clock
from chanzo.exchange.models import Release, ReleaseJob
from chanzo.exchange.services import jobs
from chanzo.exchange.services.jobs import Telling, ask_for_release, run
from chanzo.exchange.services.releasing import release
from chanzo.people.models import User
from chanzo.people.services import create_user
from chanzo.people.types import Role
from tests.exchange.programme import day, recorded
from tests.exchange.test_pages import secretary

__all__ = ["secretary"]


@pytest.fixture
def tagged(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(tmp_path, "2026-05", "2026-06")
    monkeypatch.setattr(clock, "today", lambda: day("2026-10-20"))


@pytest.fixture
def waiting(tagged: None, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The worker does nothing yet: the numbers of the jobs that it would do."""
    queued: list[int] = []
    monkeypatch.setattr(type(task_backends["default"]), "enqueue", lambda self, task, args, kwargs: queued.extend(args))
    return queued


def test_a_release_is_asked_for_followed_and_shown(waiting: list[int], secretary: Client) -> None:
    answer = secretary.post("/publication/release", {"until": ""})
    job = ReleaseJob.objects.get()
    address = f"/publication/jobs/{job.pk}"
    assert answer.headers["Location"] == address
    assert not Release.objects.exists()
    assert f'data-again="{address}/progress"' in secretary.get(address).content.decode()
    Telling(job)("folding", 3, 12)
    ReleaseJob.objects.filter(pk=job.pk).update(state="running")
    assert "3 of 12" in secretary.get(f"{address}/progress").content.decode()
    ReleaseJob.objects.filter(pk=job.pk).update(state="waiting")
    assert waiting == [job.pk]
    run(job.pk)
    shown = secretary.get(address).content.decode()
    assert "Release 2026-06 is made and public" in shown
    assert "data-again" not in shown
    assert "data-again" not in secretary.get(f"{address}/progress").content.decode()


def test_asking_twice_makes_one_release(waiting: list[int], secretary: Client) -> None:
    first = secretary.post("/publication/release", {"until": ""}).headers["Location"]
    assert secretary.post("/publication/release", {"until": ""}).headers["Location"] == first
    (number,) = waiting
    run(number)
    run(number)
    assert Release.objects.count() == 1


def test_a_job_that_was_killed_after_it_recorded_releases_nothing_again(
    waiting: list[int], secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretary.post("/publication/release", {"until": ""})
    (number,) = waiting

    def killed(*args: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as until_killed:
        until_killed.setattr(jobs, "_end", killed)
        with pytest.raises(KeyboardInterrupt):
            run(number)
    assert ReleaseJob.objects.get().state == "running"
    run(number)
    job = ReleaseJob.objects.get()
    assert (job.state, job.release, job.starts) == ("done", "2026-06", 2)
    assert Release.objects.count() == 1


def test_what_is_refused_is_said_on_the_page(waiting: list[int], secretary: Client) -> None:
    number = int(secretary.post("/publication/release", {"until": "2026-09"}).headers["Location"].rsplit("/", 1)[1])
    run(number)
    assert ReleaseJob.objects.get().code == "RELEASE_EARLY"
    shown = secretary.get(f"/publication/jobs/{number}").content.decode()
    assert "2026-09" in shown
    assert not Release.objects.exists()


def test_who_lost_the_right_since_releases_nothing(waiting: list[int], secretary: Client) -> None:
    secretary.post("/publication/release", {"until": ""})
    User.objects.filter(email="secretary@example.org").update(role=Role.CLERK)
    run(waiting[0])
    assert (ReleaseJob.objects.get().state, Release.objects.count()) == ("refused", 0)


def test_every_step_is_told_in_turn(tagged: None) -> None:
    user = create_user(email="office@example.org", role="secretariat")
    heard: list[tuple[str, int, int]] = []
    release(by=user, told=lambda *step: heard.append(step))
    assert list(dict.fromkeys(step for step, _, _ in heard)) == ["counting", "folding", "writing"]
    assert all(done <= total for _, done, total in heard)
    assert heard[-1][1] == heard[-1][2]


def test_a_job_runs_by_itself_where_a_worker_works(tagged: None) -> None:
    user = create_user(email="office@example.org", role="secretariat")
    assert ask_for_release(until=None, by=user).release == "2026-06"
