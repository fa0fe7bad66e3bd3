"""Pages of findings and of the rules that raise them. (verification)"""
