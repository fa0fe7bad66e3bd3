"""Messages to people that something waits for them: gathered, sent by day, tried again. (incidents)"""
