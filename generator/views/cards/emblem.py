"""The star between two branches of laurel, as in the site's logo."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageDraw

_FINE = 4
"""How much finer it is drawn than it is shown, for smooth edges."""


def emblem(side: int) -> Image.Image:
    """The emblem as a mask."""
    image = Image.new("L", (side * _FINE, side * _FINE), 0)
    draw = ImageDraw.Draw(image)
    unit = side * _FINE / 48
    middle, high = 24 * unit, 21 * unit
    points = [(middle + radius * unit * sin(turn * pi / 5), high - radius * unit * cos(turn * pi / 5))
              for turn in range(10) for radius in ((17.0, 7.2)[turn % 2],)]
    draw.polygon(points, fill=255)
    box = (middle - 20 * unit, 24 * unit - 20 * unit, middle + 20 * unit, 24 * unit + 20 * unit)
    for start, end in ((105, 195), (-15, 75)):
        draw.arc(box, start, end, fill=255, width=round(2.6 * unit))
    for turn in (120, 145, 170):
        for angle, lean in ((turn, 1), (180 - turn, -1)):
            from_x, from_y = middle + 19 * unit * cos(angle * pi / 180), 24 * unit + 19 * unit * sin(angle * pi / 180)
            away = (angle + 35 * lean) * pi / 180
            draw.line((from_x, from_y, from_x + 6 * unit * cos(away), from_y + 6 * unit * sin(away)), fill=255, width=round(2.6 * unit))
    return image.resize((side, side), Image.Resampling.BOX)
