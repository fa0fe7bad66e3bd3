"""What a page carries onto paper as codes to scan: its address, a number. (web)"""

import segno
from django.utils.safestring import SafeString, mark_safe


def code_of(text: str) -> SafeString:
    """An address or a number as a QR code, SVG that takes its size from the stylesheet."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # segno writes numbers only
