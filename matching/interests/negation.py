"""Which typed words turn an interest down; knows no topic."""

import re

_TURNED_DOWN = re.compile(
    r"^(?:(?:aber|pero|mais) )?(?:(?:but )?(?:i am |im |i )?(?:really |definitely |just )?"
    r"(?:not (?!only|just)|never|dont|doesnt|cant stand|cannot stand|can not stand|isnt|arent|hate|"
    r"hating|dislike|disliking|loathe|detest|avoid|avoiding|do not)\b|"
    r"(?:anything|everything|all) (?:but|except)\b|except\b|other than\b|no (?:more|longer|way)\b|"
    r"i (?:have |ve )?(?:stopped|quit|gave up|given up)\b|i was (?:forced|made) to\b|"
    r"j ai arrete\b|(?:deje de|ya no)\b|"
    r"nothing (?:to do with|about|like|with)\b|no interest in\b|"
    r"(?:i am |im )?(?:bad at|sick of|tired of|afraid of|allergic to|bored of|bored by)\b|"
    r"(?:ich )?(?:mag |hasse )?(?:nicht|kein|keine|keinen|nie|niemals|hasse)\b|"
    r"(?:a mi )?no (?:me|soy|quiero|hago|juego|practico)\b|(?:nunca|odio)\b|nada de\b|"
    r"(?:neither|ni|j ai horreur|todo meno|alles ausser|tout sauf)\b|"
    r"(?:je n|je ne|j aime pas|je deteste|je hai|pas (?:de|du|le|la|les|d)|jamais|aucun|aucune|"
    r"surtout pas|sauf)\b|non (?:mi|sono|amo)\b|(?:nao|detesto)\b|(?:niet|geen|nooit)\b|"
    r"(?:nigdy|nienawidze)\b)"
)
# Said after an interest, in the middle of a sentence.
_INSIDE = re.compile(
    r"\b(?:not|never|dont|doesnt|didnt|isnt|wont|cant stand|hate|dislike|except|without|nicht|kein|"
    r"keine|keinen|nie|hasse|nunca|odio|sin|jamais|deteste|geen|niet|nooit|nie|nao|"
    r"nothing|neither|nor)\b"
)

# A whole no, said after what it turns down: "football (not for me)", "chess; never again".
_REFUSAL = re.compile(
    r"(?:(?:but|aber|mais|pero) )?(?:(?:i )?(?:hate|dislike|loathe|detest|cant stand)(?: (?:it|them|that))?|"
    r"not (?:for me|mine|my thing|really|at all|any ?more|interested)|never(?: again)?|no longer|no more|"
    r"no(?: thanks?| thank you| way)?|nope|nah|meh|boo|no chance|allergic|"
    r"(?:i am |im )terrible at it|tres peu pour moi|"
    r"nicht (?:meins?|mehr|mein ding)|nie(?: wieder)?|niemals?|gar nicht|"
    r"nein(?: danke)?|nicht|keine?|none|not|cant|never|"
    r"mag ich nicht|hasse ich|ich hasse (?:es|das)|no me gustan?|nunca(?: mas?)?|"
    r"(?:lo |la )?odio|ya no|no gracias?|para nada|pas (?:du tout|pour moi|mon truc|vraiment)|jamais|"
    r"plus du tout|non(?: merci)?|je deteste|je n aime pas(?: ca)?)"
)


_BARE_NO = re.compile(
    r"(?:no|keine?n?|kein|sin|pas de|pa de|nada de|nessun|sem|geen|bez|nichts mit|allergic to) "
)
_OTHERWISE = re.compile(
    r"(?:but|just|only|nur|solo|seulement|"
    r"aber|sondern|pero|sino|mais|ma|however|though|instead|(?:i )?(?:like|love|enjoy|prefer)|"
    r"likes?|ich (?:mag|liebe)|"
    r"me gusta|j aime)\b"
)


def turned_down(folded: str) -> bool:
    """Return whether folded words begin by saying no to what they name.

    Examples
    --------
    >>> turned_down("not into running"), turned_down("anything but golf"), turned_down("knots")
    (True, True, False)
    """
    return _TURNED_DOWN.match(folded) is not None


def bare_no(folded: str) -> str:
    """Return what stands behind a no at the beginning of folded words: "no golf"; or nothing.

    Examples
    --------
    >>> bare_no("no golf"), bare_no("golf")
    ('golf', '')
    """
    found = _BARE_NO.match(folded)
    return folded[found.end() :] if found else ""


def goes_on_otherwise(folded: str) -> bool:
    """Return whether folded words after a no begin something else: "but i love chess"."""
    return _OTHERWISE.match(folded) is not None


def says_no(folded: str) -> bool:
    """Return whether folded words hold any no at all.

    Examples
    --------
    >>> says_no("football but never golf"), says_no("notebook covers")
    (True, False)
    """
    return turned_down(folded) or _INSIDE.search(folded) is not None


def denies(folded: str) -> bool:
    """Return whether folded words say no in any way, a bare one at the beginning included.

    Examples
    --------
    >>> denies("no golf"), denies("except golf"), denies("golf")
    (True, True, False)
    """
    return says_no(folded) or bool(bare_no(folded))


def refuses(folded: str) -> bool:
    """Return whether folded words are nothing but a no to what was said before them.

    Examples
    --------
    >>> refuses("not for me"), refuses("but i hate it"), refuses("nie"), refuses("not alone")
    (True, True, True, False)
    """
    return _REFUSAL.fullmatch(folded) is not None
