"""Makes resources/fonts from the published archive of Inter.

    python tools/make_fonts.py inter-ui-4.1.1.tgz

The archive is the npm package inter-ui 4.1.1. Needs fonttools and brotli, which are in no
lock: the fonts are committed, and this runs only when Inter is renewed.

What is changed, and why:

- Figures and arithmetic signs are tabular without asking for a font feature, so that doses
  stand in columns everywhere. The characters point straight at those shapes.
- No ligatures or contextual shapes: text copied or searched in a printed chart has to be
  the text that was typed.
- Only the letters, signs and arrows that names and charts need.
- The table of characters has a few long stretches instead of a hundred short ones. For each
  font of a PDF Qt looks up all 65,536 characters, which this makes a third quicker.
- Inter Marks: bold figures at 82 % of their width, for the doses inside the map's marks.
"""

import struct
import sys
import tarfile
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}

# Inter's own tabular set also widens the space and the punctuation to a figure's width;
# sentences would fall apart.
TABULAR = "0123456789+−×÷±=<>≤≥≈≠"

BLOCKS = [
    (0x0020, 0x036F),  # Latin, its extensions, accents that combine
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin of Vietnamese and others
    (0x2000, 0x23FF),  # punctuation, currency, letterlike, arrows, mathematics, keys
    (0x25A0, 0x27BF),  # shapes, symbols, ticks
    (0xFFFD, 0xFFFD),
]

WIDEST_GAP = 256  # characters without a glyph between two of one stretch

MARKS = "0123456789+−×., \t"
MARKS_WIDTH = 0.82


def subset(font: TTFont, code_points: set[int], features: list[str]) -> None:
    """Keep the given characters and layout features of the font."""
    options = Options()
    options.layout_features = features
    options.name_IDs = [*range(7), 7, 8, 9, 11, 13, 14, 16, 17]
    options.notdef_outline = True
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def make_figures_tabular(font: TTFont) -> None:
    """Point the characters at their tabular shapes."""
    glyphs = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        for code_point, glyph in table.cmap.items():
            if chr(code_point) in TABULAR and f"{glyph}.tf" in glyphs:
                table.cmap[code_point] = f"{glyph}.tf"


def give_each_character_its_own_glyph(font: TTFont) -> None:
    """Copy the glyphs that several characters share, so that PDFs hold what was typed.

    Qt notes one character for each glyph in a PDF, the lowest. The apostrophe of O’Brien
    would be copied and searched as U+02BC, and every space as a tab, since Qt draws a tab
    with the space's glyph where a font has none.
    """
    characters = dict(sorted({**font.getBestCmap(), 0x09: "space"}.items(), reverse=True))
    taken: set[str] = set()
    for code_point, glyph in characters.items():
        if glyph in taken:
            copy = f"u{code_point:04X}"
            font.setGlyphOrder([*font.getGlyphOrder(), copy])
            font["glyf"][copy] = deepcopy(font["glyf"][glyph])
            font["hmtx"][copy] = font["hmtx"][glyph]
            characters[code_point] = copy
        taken.add(glyph)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(
                (code, glyph) for code, glyph in characters.items() if code in table.cmap
            )
            table.cmap[0x09] = characters[0x09]


def glyph_numbers(font: TTFont) -> dict[int, int]:
    """The glyph of every character that has one."""
    characters = font.getBestCmap().items()
    return {code: number for code, glyph in characters if (number := font.getGlyphID(glyph))}


def make_few_stretches(font: TTFont) -> None:
    """Write the table of characters (format 4) with the gaps filled by "no glyph"."""
    glyphs = glyph_numbers(font)
    stretches: list[list[int]] = []
    for code in sorted(glyphs):
        if stretches and code - stretches[-1][1] <= WIDEST_GAP:
            stretches[-1][1] = code
        else:
            stretches.append([code, code])
    stretches.append([0xFFFF, 0xFFFF])  # the format's own end
    count = len(stretches)
    offsets: list[int] = []
    found: list[int] = []
    for place, (first, last) in enumerate(stretches):
        offsets.append(2 * (count - place + len(found)))
        found += [glyphs.get(code, 0) for code in range(first, last + 1)]
    power = count.bit_length() - 1
    search = [2 * count, 2 << power, power, 2 * count - (2 << power)]
    firsts, lasts = ([s[end] for s in stretches] for end in (0, 1))
    words = [*search, *lasts, 0, *firsts, *[0] * count, *offsets, *found]
    for table in font["cmap"].tables:
        if table.format != 4:
            raise ValueError(f"a table of characters in format {table.format}")
        table.data = struct.pack(f">{len(words)}H", *words)
        table.length = len(table.data) + 6
        table.cmap = {}  # or it would be written from this instead


def make_narrow(font: TTFont, width: float) -> None:
    """Scale every glyph and advance horizontally."""
    glyph_set = font.getGlyphSet()
    narrow = {}
    for name in font.getGlyphOrder():
        outline = DecomposingRecordingPen(glyph_set)
        glyph_set[name].draw(outline)
        pen = TTGlyphPen(None)
        outline.replay(TransformPen(pen, (width, 0, 0, 1, 0, 0)))
        narrow[name] = pen.glyph()
    for name, glyph in narrow.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (round(advance * width), getattr(glyph, "xMin", 0))
    font["OS/2"].usWidthClass = 3  # condensed
    font["OS/2"].xAvgCharWidth = round(font["OS/2"].xAvgCharWidth * width)


def set_names(font: TTFont, family: str, style: str) -> None:
    """Name the family so that every system joins its weights into one."""
    plain = style in ("Regular", "Bold")
    names = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"4.1.1;headmap;{family.replace(' ', '')}-{style}",
        4: family if style == "Regular" else f"{family} {style}",
        5: "Version 4.001; modified for Headmap",
        6: f"{family.replace(' ', '')}-{style}",
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in (16, 17)]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    if not plain:
        table.setName(family, 16, 3, 1, 0x409)
        table.setName(style, 17, 3, 1, 0x409)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    kept = font["OS/2"].fsSelection & ~0b1100001  # neither italic, bold nor regular
    font["OS/2"].fsSelection = kept | {"Regular": 0x40, "Bold": 0x20}.get(style, 0)
    font["head"].macStyle = 1 if style == "Bold" else 0


def save(font: TTFont, path: Path) -> None:
    """Write plain TrueType and say how large it came out."""
    characters = glyph_numbers(font)
    make_few_stretches(font)
    font.flavor = None
    font.save(path)
    if glyph_numbers(TTFont(path)) != characters:
        raise ValueError(f"{path.name} has lost characters")
    print(f"{path.name}: {path.stat().st_size / 1024:.0f} KB, {font['maxp'].numGlyphs} glyphs")


def main(archive: Path) -> None:
    """Read the archive and write the four fonts and the licence."""
    with tarfile.open(archive) as package:

        def read(name: str) -> bytes:
            member = package.extractfile(f"package/{name}")
            if member is None:
                raise FileNotFoundError(name)
            return member.read()

        (FONTS / "OFL.txt").write_bytes(read("LICENSE.txt"))
        sources = {style: read(f"web/Inter-{style}.woff2") for style in WEIGHTS}

    wanted = {0x09} | {code for first, last in BLOCKS for code in range(first, last + 1)}
    for style, source in sources.items():
        font = TTFont(BytesIO(source), recalcTimestamp=False)
        make_figures_tabular(font)
        give_each_character_its_own_glyph(font)
        subset(font, wanted, ["ccmp", "kern", "mark", "mkmk"])
        set_names(font, "Inter", style)
        save(font, FONTS / f"Inter-{style}.ttf")

    font = TTFont(BytesIO(sources["Bold"]), recalcTimestamp=False)
    make_figures_tabular(font)
    give_each_character_its_own_glyph(font)
    subset(font, {ord(character) for character in MARKS}, [])
    make_narrow(font, MARKS_WIDTH)
    set_names(font, "Inter Marks", "Bold")
    save(font, FONTS / "Inter-Marks.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
