"""What is done to the ledger: recording, keeping files, reading onwards, checking, rebuilding, copying. (ledger)"""
