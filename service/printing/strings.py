"""Every fixed word on paper, one dictionary per language. Knows nothing of people or of layout."""

from collections.abc import Mapping

Strings = Mapping[str, str]

EN: Strings = {
    "open_quote": "“",
    "close_quote": "”",
    "and": "and",
    "you": "You",
    "you_object": "you",
    "same_pair": "You both listed {x}.",
    "same_table": "You all listed {x}.",
    "same_two": "{people} both listed {x}.",
    "same_more": "{people} all listed {x}.",
    "value_pair": "What matters to you both: {x}.",
    "value_table": "What matters to you all: {x}.",
    "value_two": "What matters to {people}: {x}.",
    "value_more": "What matters to {people}: {x}.",
    "you_wrote": "You wrote {x}",
    "first_wrote": "{name} wrote {x}",
    "then_wrote": "{name} wrote {x}",
    "wrote_between": ", ",
    "curious": "{name} is curious about {x}.",
    "curious_you": "You are curious about {x}.",
    "listed": "{name} listed {x}.",
    "listed_you": "You listed {x}.",
    "general_pair": "A question for any two people.",
    "general_table": "A question for everyone at the table.",
    "round": "Round {n}",
    "table": "Table",
    "meet": "You’ll meet",
    "for": "For",
    "further": "A step further",
    "or_ask": "Or ask",
    "part": "Before you part",
    "keep_going": "Keep going",
    "remember": "Worth remembering",
    "here": "Who sits here",
    "minutes": "{n} min",
    "arrive": "Arrive",
    "arrive_say": "Let’s say how we like to be called. Anyone may pass on anything, including me.",
    "open": "Open",
    "open_do": "About ninety seconds each. The host goes last, and short.",
    "deepen": "Deepen",
    "deepen_do": "Offer, never call on anyone. One question from the table before the next story.",
    "close": "Close",
    "close_do": "One sentence each. Silence is fine.",
    "leave": "Part",
    "leave_say": "Thank you. Our time is up, so nobody has to find an excuse.",
    "threads": "Threads to pull",
    "alive": "If the talk is alive, ignore the questions.",
    "poster_do": "Tell us what you could happily talk about. It takes about three minutes.",
    "poster_closes": "Open until {when}",
    "poster_words": "or type this address",
    "qr_alt": "QR code. Opens {url}",
}

LANGUAGES: Mapping[str, Strings] = {"en": EN}


def strings_for(lang: str) -> Strings:
    """Find the words of a language by its tag or its first part; English where we have none."""
    return LANGUAGES.get(lang) or LANGUAGES.get(lang.split("-", maxsplit=1)[0], EN)
