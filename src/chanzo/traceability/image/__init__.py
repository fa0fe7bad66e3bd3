"""The image: a derived, memory-mapped columnar copy of lots and inputs, for traces and compositions. (traceability)

arrays of lots and inputs --arranged--> Columns --files--> folder <--store-- View (+ Overlay of what changed since)
"""
