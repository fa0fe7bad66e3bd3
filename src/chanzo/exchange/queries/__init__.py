"""What is asked of publication: terms, decisions, releases, and the draft of the next. (exchange)"""
