#!/usr/bin/python3
"""make-emoji.py FILE: writes emoji.ttf, a font of two coloured glyphs (😀 and 🚀) that is ours to keep.

It stands for the emoji fonts of desktops, which differ from release to release. It needs fontTools,
which nothing else here does, so the font that it wrote is kept beside it.
"""

import sys

from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNITS = 1000


def polygon(*points):
    pen = TTGlyphPen(None)
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def box(left, bottom, right, top):
    return polygon((left, bottom), (left, top), (right, top), (right, bottom))


names = [".notdef", "space", "face", "rocket", "whole", "half"]
builder = FontBuilder(UNITS, isTTF=True)
builder.setupGlyphOrder(names)
builder.setupCharacterMap({0x20: "space", 0x1F600: "face", 0x1F680: "rocket"})
whole = (100, -100, 1100, 900)
builder.setupGlyf({".notdef": box(*whole), "space": TTGlyphPen(None).glyph(), "face": box(*whole), "rocket": box(*whole),
                   "whole": box(*whole), "half": polygon((100, -100), (600, 900), (1100, -100))})
builder.setupHorizontalMetrics({name: (1200, 100) for name in names})
builder.setupHorizontalHeader(ascent=950, descent=-250)
builder.setupNameTable({"familyName": "Test Emoji", "styleName": "Regular"})
builder.setupOS2(sTypoAscender=950, sTypoDescender=-250, usWinAscent=950, usWinDescent=250)
builder.setupPost()
builder.font["COLR"] = buildCOLR({"face": [("whole", 0), ("half", 1)], "rocket": [("whole", 1), ("half", 0)]}, version=0)
builder.font["CPAL"] = buildCPAL([[(1, 0.8, 0.2, 1), (0.1, 0.3, 0.8, 1)]])
builder.font["head"].created = builder.font["head"].modified = 0
builder.font.recalcTimestamp = False
builder.save(sys.argv[1])
