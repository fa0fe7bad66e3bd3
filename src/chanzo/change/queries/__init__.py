"""What is asked of the theory. (change)"""
