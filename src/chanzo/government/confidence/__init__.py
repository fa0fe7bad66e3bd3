"""What agents say in confidence about pay, bribes and threats: counts, and nothing but counts. (government)

An answer names no agent, no site, no day, and nobody writes down who gave it or who took it. It is added to the
counters of its province and quarter, and is then gone: there is no row of it anywhere, in no table, file or log.
Nothing here touches the ledger, whose records are for ever.
"""
