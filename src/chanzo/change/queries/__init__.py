"""What is asked of the theory of change. (change)"""
