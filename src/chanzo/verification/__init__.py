"""The rules that judge custody, and the door custody enters by. (verification)"""
