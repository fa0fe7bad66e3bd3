"""What is done about mine sites; every act is one record. (sites)"""
