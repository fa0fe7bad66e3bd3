"""Forms of the theory. (change)"""
