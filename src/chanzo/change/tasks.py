"""Work that the worker does in the background. (change)"""

from django_tasks import task


@task()
def do_work(number: int) -> None:
    """Do a piece of work; safe to run again after a kill."""
    from .services.work import do

    do(number)
