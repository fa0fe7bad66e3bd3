"""Pages of mitigation. (incidents)"""
