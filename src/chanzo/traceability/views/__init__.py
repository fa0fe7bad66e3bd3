"""Pages of custody. (traceability)"""
