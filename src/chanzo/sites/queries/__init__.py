"""What is asked about mine sites, a module a noun. (sites)"""
