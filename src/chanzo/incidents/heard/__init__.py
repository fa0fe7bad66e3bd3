"""What a party without an account answered by letter or telephone: entered by staff, read back, shown as such."""
