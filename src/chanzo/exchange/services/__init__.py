"""What is done in publication: terms set, sites withheld and shown again, releases made. (exchange)"""
