"""The state's agents: who is posted where, since when, trained in what, and seen tagging. (government)"""
