"""What was found, under text keys: findings, their states, verdicts and parameters. (findings)"""
