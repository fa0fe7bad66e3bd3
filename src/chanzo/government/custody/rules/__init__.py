"""What custody decides, as pure functions, a module a noun. (government)"""
