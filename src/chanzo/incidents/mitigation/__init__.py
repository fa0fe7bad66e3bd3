"""What is done about an incident, by whom, and whether it helped: recommendations, plan, improvement. (incidents)"""
