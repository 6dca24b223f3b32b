"""Which words touch what people may not want printed; guesses nothing about a person."""

from matching.interests.fold import fold

# Single words, or phrases, by area. When in doubt a word stands here.
AREAS: dict[str, tuple[str, ...]] = {
    "health": (
        "health", "illness", "ill", "sick", "disease", "disorder", "diagnosis", "disability",
        "disabled", "cancer", "diabetes", "epilepsy", "asthma", "chronic pain", "chronic", "pain",
        "hiv", "aids", "depression", "depressed", "anxiety", "adhd", "autism", "autistic",
        "bipolar", "ptsd", "trauma", "therapy", "therapist", "medication", "pregnant", "pregnancy",
        "infertility", "ivf", "menopause", "weight loss", "obesity", "eating disorder", "burnout",
        "dyslexia", "neurodivergent", "neurodiversity", "wheelchair", "surgery", "dementia",
        "alzheimer", "miscarriage", "abortion", "suicide", "self harm",
    ),
    "faith": (
        "faith", "religion", "religious", "god", "jesus", "christ", "christian", "christianity",
        "catholic", "protestant", "orthodox church", "church", "bible", "quran", "koran", "islam",
        "muslim", "mosque", "jewish", "judaism", "torah", "synagogue", "hindu", "hinduism",
        "buddhist", "buddhism", "sikh", "atheist", "atheism", "agnostic", "prayer", "praying",
        "worship", "theology", "mormon", "ramadan", "kabbalah",
    ),
    "politics": (
        "politics", "political", "politic", "election", "voting", "party politics", "socialism",
        "socialist", "communism", "communist", "conservative", "liberal", "republican", "democrat",
        "labour party", "green party", "union activism", "trade union", "activism", "activist",
        "zionism", "palestine", "israel", "brexit", "immigration policy", "gun right", "feminism",
        "feminist", "anarchism", "nationalism",
    ),
    "sexuality": (
        "sex", "sexuality", "sexual", "gay", "lesbian", "bisexual", "queer", "lgbt", "lgbtq",
        "lgbtq+", "lgbtqia", "lgbtqia+", "transgender", "trans right", "non binary", "nonbinary",
        "asexual", "kink", "bdsm", "polyamory", "pride parade", "drag queen", "coming out",
    ),
    "family": (
        "dating", "divorce", "divorced", "single parent", "single parenting", "single mother",
        "single father", "marriage", "married", "adoption", "custody", "widow", "widower",
        "childless", "singles night",
    ),
    "origin": (
        "refugee", "migrant", "migration", "immigrant", "immigration", "asylum", "visa",
        "ethnicity", "race", "racism", "diaspora", "indigenous", "roma people", "black history",
    ),
    "money": (
        "debt", "bankruptcy", "salary", "poverty", "unemployment", "unemployed", "mortgage",
        "gambling", "welfare benefit",
    ),
    "grief": ("grief", "grieving", "bereavement", "mourning", "death", "dying", "loss of"),
    "crime": ("prison", "jail", "abuse", "assault", "domestic violence", "crime victim", "arrest"),
    "addiction": (
        "addiction", "addict", "alcoholism", "alcoholic", "sober", "sobriety", "rehab", "drug",
        "recovery group", "aa meeting", "cannabis", "weed",
    ),
    "age": ("ageing", "aging", "old age", "midlife crisis"),
}  # fmt: skip

# Harmless phrases that hold a word from above.
_HARMLESS = tuple(
    fold(p)
    for p in (
        "church architecture", "church organ", "church bells", "drag racing", "race walking",
        "race cars", "car racing", "bird migration", "drum and bass", "true crime",
        "bike race", "road race", "race track", "data migration",
    )
)  # fmt: skip
_PHRASES = tuple(
    (f" {folded} ", area)
    for area, words in AREAS.items()
    for folded in dict.fromkeys(fold(w) for w in words)
)


def sensitive_area(words: str) -> str | None:
    """Return the area that typed words touch, or None.

    Whole words only; cost is linear in the lexicon (about 200 phrases).

    Examples
    --------
    >>> sensitive_area("My faith"), sensitive_area("living with ADHD"), sensitive_area("chess")
    ('faith', 'health', None)
    >>> sensitive_area("bird migration") is None
    True
    """
    text = f" {fold(words)} "
    for phrase in _HARMLESS:
        text = text.replace(f" {phrase} ", " ")
    for phrase, area in _PHRASES:
        if phrase in text:
            return area
    return None


def is_sensitive(words: str) -> bool:
    """Return whether typed words touch any sensitive area."""
    return sensitive_area(words) is not None
