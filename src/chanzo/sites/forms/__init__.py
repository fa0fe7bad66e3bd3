"""Forms of acts on mine sites, a module a noun. (sites)"""
