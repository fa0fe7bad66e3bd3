"""Work that the worker does in the background. (exchange)"""

from django_tasks import task


@task()
def run_release(number: int) -> None:
    """Make a release that was asked for; safe to run again after a kill."""
    from .services.jobs import run

    run(number)
