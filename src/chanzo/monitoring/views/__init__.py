"""Pages of monitoring. (monitoring)"""
