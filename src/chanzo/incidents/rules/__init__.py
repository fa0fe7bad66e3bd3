"""What may be done with an incident, until when, and who may read what. (incidents)"""
