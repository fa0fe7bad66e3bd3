"""Pages on which a version is drafted, answered and read. (incidents)"""
