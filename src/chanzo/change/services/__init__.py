"""What is done with the theory. (change)"""
