"""What is done with tags and books: one function an act. (government)"""
