"""The map of sites: which to show, how each stands, its page, and the small maps on other pages. (sites)"""
