"""What is done in monitoring, each act one record. (monitoring)"""
