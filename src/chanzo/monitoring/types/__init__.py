"""The vocabulary of monitoring: risk, teams, plans. (monitoring)"""
