"""Work that the worker does in the background. (field)"""

from django_tasks import task


@task()
def run_job(number: int) -> None:
    """Do a job of the import desk; safe to run again after a kill."""
    from .services.jobs import run

    run(number)
