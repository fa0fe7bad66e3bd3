"""What is done with official paper: months closed, copies signed, headings written. (government)"""
