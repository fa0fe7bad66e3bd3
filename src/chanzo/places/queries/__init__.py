"""What is asked of protected areas. (places)"""
