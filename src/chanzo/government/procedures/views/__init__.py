"""Pages of procedures: written, read, compared, printed, checked. (government)"""
