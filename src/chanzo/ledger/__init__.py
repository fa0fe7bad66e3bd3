"""The append-only record: hash chain, received files, projections, readers, replay. (ledger)"""
