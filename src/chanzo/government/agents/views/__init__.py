"""Pages of state agents: the register, what is done with them, coverage, duty lists. (government)"""
