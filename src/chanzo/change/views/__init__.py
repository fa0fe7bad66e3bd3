"""Pages of the theory of change. (change)"""
