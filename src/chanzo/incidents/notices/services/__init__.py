"""What is done with messages; none of it is a record, for where a telephone rings is nobody's to keep. (incidents)"""
