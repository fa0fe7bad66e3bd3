"""Lots, inputs and their meaning, derived from the lines that count. (traceability)"""
