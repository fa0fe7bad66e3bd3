"""What every room shares: grams, days, names, canonical text, refusals, the clock. (core)"""
