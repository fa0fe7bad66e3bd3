"""A believable, made-up programme: its sheets, its frauds and its honest mess. (demo)"""
