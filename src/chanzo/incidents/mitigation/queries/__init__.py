"""What is asked about mitigation. (incidents)"""
