"""QR codes (ISO/IEC 18004) on a sheet: the one place that knows segno."""

import io
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the items of a sheet are answered on a screen: the address, and the short code of a class or ``""``."""

    url: str
    code: str = ""

    @property
    def svg(self) -> str:
        """The address as a QR code, an ``<svg>`` to stand in a page."""
        import segno

        return segno.make(self.url, error="m", micro=False).svg_inline(border=0, omitsize=True, svgclass=None)

    @property
    def picture(self) -> bytes:
        """The same as an SVG file, black on white with its quiet zone: for a screen, whatever is around it."""
        import segno

        out, colours = io.BytesIO(), {"dark": "#000", "light": "#fff"}
        segno.make(self.url, error="m", micro=False).save(out, kind="svg", border=4, omitsize=True, **colours)
        return out.getvalue()

    @property
    def png(self) -> bytes:
        """The same as a picture for a document."""
        import segno

        out = io.BytesIO()
        segno.make(self.url, error="m", micro=False).save(out, kind="png", scale=8, border=0)
        return out.getvalue()
