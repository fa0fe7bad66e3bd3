"""A list of incidents is taken in, and taken back. (incidents)"""
