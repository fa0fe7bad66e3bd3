"""What is done with layers of protected areas: loading, withdrawing, keeping their outlines at hand. (places)"""
