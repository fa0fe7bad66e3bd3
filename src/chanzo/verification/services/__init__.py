"""What verification does: judge what a change touched, judge it all again. (verification)"""
