"""Which fonts there are, which script each serves, what it can draw. Knows no system font."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGES = (
    "fontpkg_inter",
    "fontpkg_fraunces",
    "fontpkg_noto_sans",
    "fontpkg_noto_serif",
    "fontpkg_amiri",
    "manimgx_fonts",
)
CJK_PACKAGE = "justmytype_intl_cjk"
SCRIPTS = (
    "Hebrew Devanagari Bengali Tamil Telugu Gujarati Gurmukhi Kannada Malayalam Oriya Sinhala "
    "Thai Lao Khmer Myanmar Georgian Armenian Ethiopic"
)
# Amiri alone gives Arabic names back as they were typed when they are copied out of a PDF: decision 23.
LATIN = ("Inter", "Noto Sans", "Amiri")
# For show; what Fraunces cannot draw, Greek and Cyrillic, stays a serif face.
DISPLAY = ("Fraunces", "Noto Serif")
LAST = ("Noto Sans Symbols", "Noto Emoji", "Noto Sans Arabic")
WEIGHTS: Mapping[str, int] = {
    "Thin": 100,
    "ExtraLight": 200,
    "Light": 300,
    "Regular": 400,
    "Medium": 500,
    "SemiBold": 600,
    "Bold": 700,
}
CJK_ORDER: Mapping[str, str] = {
    "zh": "SC TC JP KR",
    "zh-Hant": "TC SC JP KR",
    "ja": "JP SC TC KR",
    "ko": "KR JP SC TC",
}


@dataclass(frozen=True, slots=True)
class FontShelf:
    """Folders of fonts, and the packages that should have brought more."""

    folders: tuple[Path, ...]
    missing: tuple[str, ...]


@cache
def font_shelf() -> FontShelf:
    """Find the folders of the font packages; name those that are not installed."""
    folders: list[Path] = []
    missing: list[str] = []
    for package in (*PACKAGES, CJK_PACKAGE):
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            missing.append(package)
        else:
            folders += [Path(place) for place in spec.submodule_search_locations]
    return FontShelf(tuple(folders), tuple(missing))


@cache
def families(lang: str) -> tuple[str, ...]:
    """List the text families in the order they are tried, Han faces by language, installed only."""
    key = lang if lang in CJK_ORDER else lang.split("-", maxsplit=1)[0]
    if lang.lower() in ("zh-tw", "zh-hk", "zh-hant"):
        key = "zh-Hant"
    han = CJK_ORDER.get(key, CJK_ORDER["zh"]).split()
    wanted = (
        *LATIN,
        *(f"Noto Sans {script}" for script in SCRIPTS.split()),
        *(f"Noto Sans {region}" for region in han),
        *LAST,
    )
    return tuple(family for family in wanted if _file_of(family) is not None)


@cache
def display_families(lang: str) -> tuple[str, ...]:
    """List the families for names and questions, in the order they are tried."""
    return (*DISPLAY, *families(lang))


@cache
def _files() -> tuple[Path, ...]:
    return tuple(sorted(path for folder in font_shelf().folders for path in folder.rglob("*.ttf")))


@cache
def _file_of(family: str) -> Path | None:
    """Find the upright file of a family by its name, as all our packages spell it."""
    stem = "".join(family.split())
    for path in _files():
        if path.name.startswith(f"{stem}[") or path.name == f"{stem}-Regular.ttf":
            return path
    return None


@cache
def font_file(family: str, weight: int, *, italic: bool) -> Path | None:
    """Find the file a text of this weight is set from; a family without italics stays upright.

    A family of one file for all weights has an axis for them; else the nearest weight is taken.
    """
    stem = "".join(family.split())
    if italic:
        for path in _files():
            if path.name.startswith(f"{stem}-Italic["):
                return path
    upright = _file_of(family)
    if upright is None or "[" in upright.name:
        return upright
    slant = "Italic" if italic else ""
    weights = _weights(stem, slant) or _weights(stem, "")
    return weights[min(weights, key=lambda number: (abs(number - weight), -number))]


def _weights(stem: str, slant: str) -> Mapping[int, Path]:
    """Return the files of a family that has one for each weight, upright or slanted."""
    named = {f"{stem}-{name}{slant}": number for name, number in WEIGHTS.items()}
    if slant:
        named[f"{stem}-{slant}"] = WEIGHTS["Regular"]
    return {named[path.stem]: path for path in _files() if path.stem in named}


@cache
def characters(family: str) -> frozenset[int]:
    """Tell which code points a family can draw; read once, when first asked."""
    path = _file_of(family)
    if path is None:
        return frozenset()
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
