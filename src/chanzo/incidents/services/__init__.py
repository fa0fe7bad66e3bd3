"""What is done about an incident; every act is one record. (incidents)"""
