"""What the installation does beside answering pages. (config)"""
