"""Pages of the import desk: sending and mapping files, jobs, imports one by one and all together, undoing. (field)"""
