"""The words of tag custody, a module a noun. (government)"""
