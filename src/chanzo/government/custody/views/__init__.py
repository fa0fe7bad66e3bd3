"""Pages of tag custody. (government)"""
