"""Pages of incidents. (incidents)"""
