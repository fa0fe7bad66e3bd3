"""What is done about findings: raised and cleared, asked about, settled, measured with other limits. (findings)"""
