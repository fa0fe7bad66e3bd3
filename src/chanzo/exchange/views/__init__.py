"""The public pages of open data, their files, and the desk of the secretariat. (exchange)"""
