"""What holds for mine sites, a module a noun. (sites)"""
