"""Pages of the theory. (change)"""
