"""What a page carries onto paper: its address as a code to scan. (web)"""

import segno
from django.utils.safestring import SafeString, mark_safe


def code_of(address: str) -> SafeString:
    """The address as a QR code, SVG that takes its size from the stylesheet."""
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # segno writes numbers only
