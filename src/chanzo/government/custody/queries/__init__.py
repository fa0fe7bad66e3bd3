"""What is asked about the custody of tags and books. (government)"""
