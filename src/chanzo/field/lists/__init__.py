"""Lists of mines that partners publish, read into rows whatever their columns are called. (field)"""
