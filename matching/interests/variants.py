"""Ways of writing one English word evened out, and short forms written in full; knows no topic."""

import re
from functools import lru_cache

# British endings and American ones. Applied to folded words, on names and typed words alike.
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{2})isation"), "ization"),
    (re.compile(r"(?<=[a-z]{3})([iy])s(?=(?:e|ed|er|ing)$)"), r"\1z"),
    (
        re.compile(r"^(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap)our"),
        r"\1or",
    ),
    (re.compile(r"aeo"), "eo"),
    (re.compile(r"(?<=p)aed|(?<=th)aed"), "ed"),
    (re.compile(r"^(calib|cent|fib|lit|met|somb|spect|theat)re$"), r"\1er"),
    (re.compile(r"(anal|catal|dial|epil|monol|prol)ogue"), r"\1og"),
    (
        re.compile(
            r"^(cancel|channel|counsel|fuel|jewel|journal|label|level|marvel|model|panel|pedal|signal|travel|"
            r"tunnel)l(?=[ei])"
        ),
        r"\1",
    ),
)
# What every one of them needs.
_WRITTEN_TWO_WAYS = re.compile(r"isation|[iy]s|our|ae|re$|ogue|ll")
_WORDS = {
    "jewellery": "jewelry",
    "jewelery": "jewelry",
    "grey": "gray",
    "tyre": "tire",
    "plough": "plow",
    "ploughing": "plowing",
    "sceptic": "skeptic",
    "scepticism": "skepticism",
    "mould": "mold",
    "doughnut": "donut",
    "barbeque": "barbecue",
    "bbq": "barbecue",
    "cosy": "cozy",
    "pyjama": "pajama",
    "programme": "program",
    "defence": "defense",
    "licence": "license",
    "practising": "practicing",
    "maths": "math",
    "yoghurt": "yogurt",
    "moustache": "mustache",
    "aluminium": "aluminum",
    "oenology": "enology",
    "anaesthesia": "anesthesia",
    "gynaecology": "gynecology",
    "orthopaedic": "orthopedic",
    "haematology": "hematology",
    "favourite": "favorite",
    "fulfil": "fulfill",
    "tradeable": "tradable",
    "ageing": "aging",
    "moulding": "molding",
    "programing": "programming",
    "programer": "programmer",
    "whisky": "whiskey",
    "chilli": "chili",
    "chillie": "chili",
    "movie": "film",
    "kid": "child",
    "children": "child",
    "1st": "first",
    "2nd": "second",
    "ww1": "wwi",
    "ww2": "wwii",
    "aeroplane": "airplane",
}
# Short forms that stand for several words, where they stand beside others: "QA testing".
_SHORT = {
    "ai": "artificial intelligence",
    "ml": "machine learning",
    "nlp": "natural language processing",
    "ar": "augmented reality",
    "vr": "virtual reality",
    "xr": "extended reality",
    "ux": "user experience",
    "ui": "user interface",
    "qa": "quality assurance",
    "hr": "human resource",
    "pr": "public relation",
    "crm": "customer relationship management",
    "erp": "enterprise resource planning",
    "seo": "search engine optimization",
    "b2b": "business to business",
    "b2c": "business to consumer",
    "saas": "software as a service",
    "api": "application programming interface",
    "iot": "internet of thing",
    "foss": "free and open source software",
    "ip": "intellectual property",
    "esg": "environmental social and governance",
    "csr": "corporate social responsibility",
    "dei": "diversity equity and inclusion",
    "bim": "building information modeling",
    "pcb": "printed circuit board",
    "rc": "remote controlled",
    "ev": "electric vehicle",
    "rv": "recreational vehicle",
    "stem": "science technology engineering and math",
    "icu": "intensive care",
    "ya": "young adult",
    "tv": "television",
    "scifi": "science fiction",
    "rpg": "role playing game",
    "mmo": "online game",
    "wwi": "world war one",
    "wwii": "world war two",
    "diy": "do it yourself",
    "hema": "historical european martial art",
    "llm": "large language model",
    "mgmt": "management",
    "dev": "development",
    "2d": "two dimensional",
    "3d": "three dimensional",
}


@lru_cache(maxsize=256)  # the steps of one reading ask for the same words
def evened(folded: str) -> str:
    """Return folded words with one way of writing for each, short forms in full among others.

    Examples
    --------
    >>> evened("labour law") == evened("labor law"), evened("qa testing")
    (True, 'quality assurance testing')
    >>> evened("qa")
    'qa'
    """
    words = [_evened(word) for word in folded.split()]
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)


@lru_cache(maxsize=8192)
def _evened(word: str) -> str:
    if not word.isascii():
        return word
    word = _WORDS.get(word, word)
    if not _WRITTEN_TWO_WAYS.search(word):  # most are not: one look instead of eight
        return word
    for pattern, instead in _ENDINGS:
        word = pattern.sub(instead, word)
    return word
