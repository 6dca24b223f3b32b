"""A card stock to its ruler page, in one language. Knows no plan and prints nothing."""

from service.printing.paper import Stock
from service.printing.ruler import Remedy, Ruler, RulerSide
from service.printing.rulerwords import ruler_words


def ruler_of(stock: Stock, lang: str = "en") -> Ruler:
    """Return both sides of a stock's ruler page."""
    words = ruler_words(lang)
    steps = (words["step_lay"], words["step_look"], words["step_read"])
    width, height = (
        f"{side:g}".replace(".", words["decimal"]) for side in (stock.width, stock.height)
    )
    return Ruler(
        stock=stock,
        measures=words["measures"].format(count=stock.per_sheet, width=width, height=height),
        caution="" if stock.verified else words["caution"],
        feed=words["feed"],
        hundred=words["hundred"],
        remedies=tuple(
            Remedy(words[seen], words[sign].format(axis=words[axis]))
            for seen, sign, axis in (
                ("too_left", "plus", "right"),
                ("too_right", "minus", "right"),
                ("too_high", "plus", "down"),
                ("too_low", "minus", "down"),
            )
        ),
        sides=(
            RulerSide("front", words["front"], words["lead"], steps),
            RulerSide("back", words["back"], words["lead_back"], steps),
        ),
        lang=lang,
    )
