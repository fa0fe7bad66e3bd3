"""Pages of official paper. (government)"""
