"""What may be true of a theory: pure. (change)"""
