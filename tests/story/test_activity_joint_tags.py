"""Several parties keep the tags together, so that none can misuse them alone."""

from .doors import Doors

KEPT = ("custody.stock_takes_done", "custody.differences_settled", "custody.requests_days")


def test_stock_takes_differences_explained_and_requests_show_it(programme: Doors) -> None:
    taken = programme.on("2026-03-02").take_stock("SERVICE", "0102-0145, 0201-0249")
    assert programme.figures(*KEPT) == (1, 0.0, None)
    programme.explain(taken, "lose", "0147-0149")
    assert programme.figures("custody.differences_settled", "custody.losses") == (0.0, 3)
    programme.explain(taken, "lose")
    assert programme.figures("custody.differences_settled", "custody.losses") == (1.0, 4)
    soon, late = programme.ask_tags("OFFICE-2", 5), programme.ask_tags("OFFICE-2", 5)
    programme.on("2026-03-05").bring_tags(soon, "OFFICE-2", "0110-0114")
    assert programme.figure("custody.requests_days") == 3.0
    programme.on("2026-03-31").bring_tags(late, "OFFICE-2", "0115-0119")
    assert programme.figure("custody.requests_days") == 16.0
    programme.take_stock("OFFICE-2", "0110-0118")
    assert programme.figure("custody.differences_settled") == 0.5
    again = programme.on("2026-04-02").ask_tags("OFFICE-2", 1)
    programme.bring_tags(again, "OFFICE-2", "0120")
    assert programme.figure("custody.requests_days") == 3.0
    programme.take_stock("SERVICE", "0121-0145, 0201-0249")
    assert programme.figure("custody.stock_takes_done") == 3
    assert programme.figure("custody.stock_takes_done", quarter="first") == 2
    assert programme.figure("custody.stock_takes_done", quarter="second") == 1
