"""What the doors do. (field)"""
