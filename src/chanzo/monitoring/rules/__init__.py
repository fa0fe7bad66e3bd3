"""What monitoring decides, pure: how risky a site is, when it is due, which visits fit a team's days. (monitoring)"""
