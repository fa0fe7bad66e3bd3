"""How large a file of areas may be: a region's extract of the world's areas fits in many times. (places)"""

MOST_BYTES = 100 * 2**20
MOST_UNPACKED = 400 * 2**20
MOST_MEMBERS = 500
MOST_FEATURES = 100_000
MOST_CORNERS = 12_000_000
