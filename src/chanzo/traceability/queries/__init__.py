"""What is asked of custody. (traceability)"""
