"""What is asked about incidents. (incidents)"""
