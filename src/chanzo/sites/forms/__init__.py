"""Forms of mine sites, a module a noun. (sites)"""
