"""What a version says, to whom, and what is wrong with a draft. (incidents)"""
