"""What is published and what is folded, as pure functions. (exchange)"""
