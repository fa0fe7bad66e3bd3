"""What is done with the theory of change. (change)"""
