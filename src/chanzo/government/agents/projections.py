"""What acts on agents do to the register. (government)

agent.registered      a code, its service and duty; again for a change     -> an agent
agent.posted          from a day on; may end the posting before it         -> a posting, the one before ended
agent.posting_ended   the last day and why                                 -> the posting ended
agent.handed_over     a post passes to a successor                         -> one posting ended, one begun
agent.trained         a course, its day and result                         -> a training
"""

from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from .types import AgentRow, Ending, HandOverRow, PostingRow, TrainingRow


def registered(told: Told, rows: Rows) -> None:
    """The agent as the record says it; who registered it first stays."""
    facts, agents = told.facts, rows.of(AgentRow)
    before = next(iter(agents.find("code", [told.subject])), None)
    first = before.registered_by if before else told.actor
    agents.put(
        AgentRow(told.subject, facts["written"], facts["service"], facts["duty"], facts["person"], first, told.seq)
    )


def posted(told: Told, rows: Rows) -> None:
    """A posting begins; those it ends stand to the day before."""
    facts = told.facts
    for seq in facts["ends"]:
        _end(rows, seq, facts["from"] - 1, told.seq, Ending.MOVED, "")
    rows.of(PostingRow).put(_begun(told, told.subject, facts["from"], facts["to"]))


def posting_ended(told: Told, rows: Rows) -> None:
    """A posting has a last day."""
    _end(rows, told.facts["posting"], told.facts["day"], told.seq, told.facts["reason"], "")


def handed_over(told: Told, rows: Rows) -> None:
    """The post passes on: its holder to the day, the successor from the next."""
    facts = told.facts
    _end(rows, facts["posting"], facts["day"], told.seq, Ending.HANDED_OVER, facts["successor"])
    for seq in facts["ends"]:
        _end(rows, seq, facts["day"], told.seq, Ending.MOVED, "")
    rows.of(PostingRow).put(_begun(told, facts["successor"], facts["day"] + 1, None))
    rows.of(HandOverRow).put(
        HandOverRow(
            told.seq, facts["posting"], told.subject, facts["successor"], facts["day"], facts["notes"],
            canonical(facts["acts"]), told.actor,
        )
    )  # fmt: skip


def trained(told: Told, rows: Rows) -> None:
    """An agent followed a course."""
    facts = told.facts
    rows.of(TrainingRow).put(
        TrainingRow(told.seq, told.subject, facts["course"], facts["organiser"], facts["day"], facts["result"])
    )


def _begun(told: Told, agent: str, first: int, last: int | None) -> PostingRow:
    facts = told.facts
    sites = canonical(facts["sites"])
    return PostingRow(
        told.seq, agent, facts["post"], sites, facts["point"], first, last, facts["document"], None, "", ""
    )


def _end(rows: Rows, seq: int, day: int, by: int, reason: str, successor: str) -> None:
    postings = rows.of(PostingRow)
    for row in postings.find("seq", [seq]):
        postings.put(replace(row, to_day=day, ended_by=by, reason=str(reason), successor=successor))


AGENTS = Noun(
    (
        RowTable("government_agent", AgentRow, "code"),
        RowTable("government_posting", PostingRow, "seq", ("agent",)),
        RowTable("government_training", TrainingRow, "seq", ("agent",)),
        RowTable("government_post_hand_over", HandOverRow, "seq", ("agent", "successor")),
    ),
    {
        "agent.registered": registered,
        "agent.posted": posted,
        "agent.posting_ended": posting_ended,
        "agent.handed_over": handed_over,
        "agent.trained": trained,
    },
)
