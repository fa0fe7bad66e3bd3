"""Authorities are told by what they use: a letter, a call, a short text; what they acknowledge counts. (incidents)"""
