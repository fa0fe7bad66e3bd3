"""What is decided about the theory of change. (change)"""
