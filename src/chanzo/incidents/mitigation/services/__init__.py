"""What is done about mitigation; every act is one record. (incidents)"""
