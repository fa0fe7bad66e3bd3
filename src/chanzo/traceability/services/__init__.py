"""What is done to custody: every act ends in the ledger. (traceability)"""
