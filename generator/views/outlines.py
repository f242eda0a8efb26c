"""Outlines of places as the paths of a small SVG: projected, put on its grid, with the spot where a number fits.

The projection is equirectangular with the cosine of the middle latitude, which is right to a hair over one province. A geometry library
would bring compiled code for what are forty lines here: neighbours share their points, and points on one grid stay shared.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from generator.read.boundaries import Polygon

WIDTH, HEIGHT = 720, 960
"""The most units across and down."""
_POINTS = 9_000
"""Points of all paths together: about 45 KB. A coarser grid is taken while there are more."""
_GRIDS = (1, 2, 3, 4, 6, 8, 12, 16, 24)
LETTER = 24
"""The size of type of the numbers, in units."""

Path = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One place: `path` is the `d` of an SVG path, to be filled by the rule evenodd; `spot` is where its number stands, if it fits."""

    path: str
    spot: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A map: its size in units, and each place by id."""

    width: int
    height: int
    places: dict[str, Drawn]


def draw(outlines: Mapping[str, Sequence[Polygon]], numbers: Mapping[str, str]) -> Picture:
    """The map of the outlines, place id -> polygons of (longitude, latitude), with room sought for each place's number."""
    points = [point for polygons in outlines.values() for polygon in polygons for ring in polygon for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = round(cos(radians((south + north) / 2)), 6) or 1e-6
    across, down = (east - west) * narrow, north - south
    scale = min(WIDTH / max(across, 1e-9), HEIGHT / max(down, 1e-9))

    def spot(point: tuple[float, float]) -> tuple[int, int]:
        return round((point[0] - west) * narrow * scale) + 1, round((north - point[1]) * scale) + 1

    finest = {key: [list(map(spot, ring)) for polygon in polygons for ring in polygon] for key, polygons in outlines.items()}
    for grid in _GRIDS:
        paths = {key: [path for ring in rings if (path := _on_grid(ring, grid))] for key, rings in finest.items()}
        if sum(len(path) for found in paths.values() for path in found) <= _POINTS:
            break
    places = {}
    for key, found in paths.items():
        shapes = found or [_dot(*finest[key][0][0])]
        places[key] = Drawn("".join(map(_written, shapes)), _room(shapes, len(numbers[key])))
    return Picture(round(across * scale) + 2, round(down * scale) + 2, places)


def _on_grid(ring: Path, grid: int) -> Path:
    """A ring on a coarser grid without its last point and without points that fell together; nothing when it has no area left."""
    path: Path = []
    for x, y in ring:
        point = ((x + grid // 2) // grid * grid, (y + grid // 2) // grid * grid)
        if not path or path[-1] != point:
            path.append(point)
    if len(path) > 1 and path[0] == path[-1]:
        path.pop()
    return path if len(set(path)) > 2 else []


def _dot(x: int, y: int) -> Path:
    """What stands for a place that is smaller than the grid, such as an islet."""
    return [(x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4)]


def _written(path: Path) -> str:
    """A path as an SVG writes it: from its first point by steps, which are shorter than places."""
    steps = "".join(f"{'' if x < last_x else ' '}{x - last_x}{'' if y < last_y else ' '}{y - last_y}"
                    for (last_x, last_y), (x, y) in zip(path, path[1:]))
    return f"M{path[0][0]} {path[0][1]}l{steps.lstrip()}z"


def _room(paths: list[Path], digits: int) -> tuple[int, int] | None:
    """Where a number of so many digits has most room, looked for on seven lines across; None when it has too little everywhere."""
    top, bottom = min(y for path in paths for _, y in path), max(y for path in paths for _, y in path)
    turned = [[(y, x) for x, y in path] for path in paths]
    best: tuple[float, float, float] = (0, 0, 0)
    for step in range(1, 8):
        y = top + (bottom - top) * step / 8 + 0.25  # never through a point
        across = _crossings(paths, y)
        for left, right in zip(across[::2], across[1::2]):
            x = (left + right) / 2
            upright = _crossings(turned, x)
            here = bisect(upright, y)
            high = 2 * min(y - upright[here - 1], upright[here] - y) if here % 2 else 0
            best = max(best, (min((right - left - 6) / (digits * LETTER * 0.62), high / LETTER), x, y))
    room, x, y = best
    return (round(x), round(y)) if room >= 1 else None


def _crossings(paths: list[Path], y: float) -> list[float]:
    """Where a line across meets the edges, from left to right: in and out by turns."""
    found = []
    for path in paths:
        for (x, here), (next_x, following) in zip(path, [*path[1:], path[0]]):
            if (here > y) != (following > y):
                found.append(x + (y - here) * (next_x - x) / (following - here))
    return sorted(found)
