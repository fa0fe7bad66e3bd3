"""Procedures by risk: what services and cooperatives agreed for a place, in force, and checked there. (government)"""
