"""Evidence: what the rules see, gathered for some keys or read whole. (verification)"""
