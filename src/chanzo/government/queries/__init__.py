"""What is asked of official paper: acts, signed copies, months. (government)"""
