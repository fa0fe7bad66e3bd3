"""What may be done with a recommendation, and what recommendations come to. (incidents)"""
