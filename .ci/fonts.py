"""Renews the site's own letters, Be Vietnam Pro, below generator/theme/: woff2 files, their style sheet and their preloads.

    uv sync --inexact --group fonts
    python .ci/fonts.py

The fonts come from the package fontpkg-be-vietnam-pro, pinned with its digest in uv.lock. Kept is what the site can show: Vietnamese, the
languages of the highlands, Latin letters and their signs, and the features that set marks and pairs right. The letters of the highlands
that the font lacks (ĕ ŏ ŭ ĭ ƀ) are put together from its own parts; figures of one width, for tables, too. Hinting goes: it is half the
weight, and screens smooth letters without it. A test holds that the committed files are what this makes.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

THEME = Path(__file__).parent.parent / "generator" / "theme"
SOURCE = Path(fontpkg_be_vietnam_pro.__file__).parent
WEIGHTS = {"400": ("BeVietnamPro-Regular.ttf", "400 500"), "600": ("BeVietnamPro-SemiBold.ttf", "600 900")}
"""Weight -> file of the package, the weights of the style sheet that it stands for. Slanted words are slanted by the browser: they are few."""

_VOWELS = "AĂÂEÊIOÔƠUƯYaăâeêioôơuưy"
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = {
    *map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), *_VOWELS, "Đ", "đ",
    *(unicodedata.normalize("NFC", vowel + mark) for vowel in _VOWELS for mark in _MARKS),
    *"ĔĕĬĭŎŏŬŭɃƀČčÑñŇňĀāĒēĪīŌōŪūŊŋı",  # the highlands: Ba Na, Xơ Đăng, Gia Rai, Giẻ Triêng, Brâu, Rơ Măm
    *"ĆćĞğŁłŒœŚśŞşŠšŸŹźŽž",  # names from abroad
    *_MARKS, *"\u0302\u0304\u0306\u030c\u031b",
    *"–—‘’‚“”„†•…‰‹›⁄€₫−≈≠≤≥",
}
"""What a page may hold. Anything else is shown in a font of the device."""

FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]

FALLBACKS = {
    "Arial": {"400": ('local("Arial"), local("Liberation Sans")', 110.8), "600": ('local("Arial Bold"), local("Liberation Sans Bold")', 106)},
    "Roboto": {"400": ('local("Roboto"), local("Roboto Regular")', 109.7), "600": ('local("Roboto Bold")', 110.6)},
}
"""Fonts of devices that stand in until the own ones are there, or where they do not come: weight -> names, and how much wider, in percent,
Be Vietnam Pro sets the texts of the site."""


def made() -> dict[str, bytes]:
    """Path below the theme folder -> bytes of everything that is made here."""
    files: dict[str, bytes] = {"assets/fonts/OFL.txt": (SOURCE / "LICENSE").read_bytes()}
    names: dict[str, str] = {}
    font = None
    for weight, (file, _) in WEIGHTS.items():
        font = TTFont(SOURCE / "files" / file, recalcTimestamp=False)
        data = _woff2(font)
        names[weight] = f"be-vietnam-pro-{weight}.{hashlib.sha256(data).hexdigest()[:10]}.woff2"
        files[f"assets/fonts/{names[weight]}"] = data
    files["assets/stylesheets/fonts.css"] = _style_sheet(names, font["hhea"]).encode()  # type: ignore[index]
    preloads = "".join(
        f"""<link rel="preload" href="{{{{ 'assets/fonts/{name}' | url }}}}" as="font" type="font/woff2" crossorigin>\n""" for name in names.values())
    files["partials/fonts.html"] = f"{{#- Made by .ci/fonts.py. -#}}\n{preloads}".encode()
    return files


def _woff2(font: TTFont) -> bytes:
    """The font with what the site needs and nothing else."""
    _add_highland_letters(font)
    _add_figures_of_one_width(font)
    whole = BytesIO()  # what was added has to be written once before it can be chosen from
    font.save(whole)
    font = TTFont(whole, recalcTimestamp=False)
    wanted = subset.Options(
        layout_features=[*FEATURES, "tnum"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], drop_tables=["DSIG"])
    subsetter = subset.Subsetter(wanted)
    subsetter.populate(text="".join(sorted(LETTERS)))
    subsetter.subset(font)
    gasp = newTable("gasp")  # without hints, smooth letters at every size
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0x000F}
    font["gasp"] = gasp
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _add_highland_letters(font: TTFont) -> None:
    """Letters with a breve: the letter and the mark, where the font's anchors set it. b with a stroke: b and a bar like that of đ."""
    names, shapes = font.getBestCmap(), font["glyf"]
    for base in "EeIiOoUu":
        below, breve = names[ord("ı" if base == "i" else base)], names[0x306]
        pen = TTGlyphPen(shapes)
        pen.addComponent(below, (1, 0, 0, 1, 0, 0))
        pen.addComponent(breve, (1, 0, 0, 1, *_attached(font, below, breve)))
        _put(font, unicodedata.normalize("NFC", base + "\u0306"), pen.glyph(), font["hmtx"][below][0])
    for letter, base, like in (("ƀ", "b", "đ"), ("Ƀ", "B", "Đ")):
        outline, points = shapes[names[ord(like)]], shapes[names[ord(base)]]
        end = outline.xMax if like == "đ" else outline.xMin  # where the bar of đ and of Đ sticks out
        low, *_, high = sorted(y for x, y in outline.coordinates if x == end)
        left, right, *_ = sorted({x for x, _ in points.coordinates})  # the stem of b
        pen = TTGlyphPen(shapes)
        points.draw(pen, shapes)
        for move, point in zip((pen.moveTo, pen.lineTo, pen.lineTo, pen.lineTo), ((left - 75, low), (left - 75, high), (right + 90, high), (right + 90, low))):
            move(point)
        pen.closePath()
        _put(font, letter, pen.glyph(), font["hmtx"][names[ord(base)]][0])


def _attached(font: TTFont, base: str, mark: str) -> tuple[int, int]:
    """How far a mark is moved to stand on a letter."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if lookup.LookupType == 4 and mark in table.MarkCoverage.glyphs and base in table.BaseCoverage.glyphs:
                record = table.MarkArray.MarkRecord[table.MarkCoverage.glyphs.index(mark)]
                anchor = table.BaseArray.BaseRecord[table.BaseCoverage.glyphs.index(base)].BaseAnchor[record.Class]
                return anchor.XCoordinate - record.MarkAnchor.XCoordinate, anchor.YCoordinate - record.MarkAnchor.YCoordinate
    sys.exit(f"the font says nowhere how {mark} stands on {base}")


def _add_figures_of_one_width(font: TTFont) -> None:
    """The feature tnum: each figure in the middle of the width that is usual among them."""
    names, metrics = font.getBestCmap(), font["hmtx"]
    figures = [names[ord(figure)] for figure in "0123456789"]
    width = sorted(metrics[name][0] for name in figures)[5]
    for name in figures:
        pen = TTGlyphPen(font["glyf"])
        pen.addComponent(name, (1, 0, 0, 1, (width - metrics[name][0]) // 2, 0))
        _put(font, f"{name}.tf", pen.glyph(), width)
    substitution = otTables.SingleSubst()
    substitution.mapping = {name: f"{name}.tf" for name in figures}
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 1, 0, [substitution], 1
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "tnum", otTables.Feature()
    table = font["GSUB"].table
    record.Feature.FeatureParams, record.Feature.LookupListIndex, record.Feature.LookupCount = None, [len(table.LookupList.Lookup)], 1
    table.LookupList.Lookup.append(lookup)
    for script in table.ScriptList.ScriptRecord:
        for language in (script.Script.DefaultLangSys, *(one.LangSys for one in script.Script.LangSysRecord)):
            language.FeatureIndex.append(len(table.FeatureList.FeatureRecord))
    table.FeatureList.FeatureRecord.append(record)


def _put(font: TTFont, name: str, glyph: Glyph, width: int) -> None:
    """A new glyph under its own name, or that of its letter, which then finds it."""
    if len(name) == 1:
        letter, name = ord(name), f"uni{ord(name):04X}"
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[letter] = name
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyph.recalcBounds(font["glyf"])
    font["glyf"].glyphs[name] = glyph
    font["hmtx"].metrics[name] = (width, glyph.xMin)


def _style_sheet(names: dict[str, str], heights: object) -> str:
    """The faces: the own font, and fonts of the device made as wide and as high."""
    parts = ["/* The letters of the site. Made by .ci/fonts.py.\n   A font that comes late is left for the next page (optional): nothing ever moves under a reader's eyes. */\n"]
    for weight, (_, weights) in WEIGHTS.items():
        parts.append(_face("Be Vietnam Pro", weights, f'url("../fonts/{names[weight]}") format("woff2")', 100, heights, "font-display: optional; "))
    for name, faces in FALLBACKS.items():
        for weight, (sources, wider) in faces.items():
            parts.append(_face(f"Like {name}", WEIGHTS[weight][1], sources, wider, heights, f"size-adjust: {wider}%; "))
    return "".join(parts)


def _face(family: str, weights: str, source: str, wider: float, heights: object, more: str) -> str:
    up, down = (round(part / wider * 10, 2) for part in (heights.ascent, -heights.descent))  # type: ignore[attr-defined]
    return (f'@font-face {{ font-family: "{family}"; font-weight: {weights}; src: {source}; {more}'
            f"ascent-override: {up:g}%; descent-override: {down:g}%; line-gap-override: 0%; }}\n")


def main() -> None:
    shutil.rmtree(THEME / "assets/fonts", ignore_errors=True)
    files = made()
    for name, data in files.items():
        (THEME / name).parent.mkdir(parents=True, exist_ok=True)
        (THEME / name).write_bytes(data)
    print("".join(f"{name}: {len(data):,} bytes\n" for name, data in files.items()), end="")


if __name__ == "__main__":
    main()
