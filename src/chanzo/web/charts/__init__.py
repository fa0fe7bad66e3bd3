"""Drawings made on the server: SVG with a title and words instead, no script, no style attributes. (web)"""
