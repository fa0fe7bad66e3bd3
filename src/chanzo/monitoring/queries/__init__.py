"""What is asked of monitoring. (monitoring)"""
