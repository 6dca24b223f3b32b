"""Which column means what, guessed from its heading and its cells; the organizer has the last word."""

import re
import unicodedata

from service.imports.table import Table

# In the order in which a person would look for them; the page shows them in this order too.
TARGETS = (
    "name",
    "first_name",
    "last_name",
    "email",
    "external_id",
    "interests",
    "interests_rated",
    "values",
    "values_rated",
    "curious_about",
    "languages",
    "depth",
    "size",
    "group",
    "met",
    "keep_apart",
    "access",
    "say",
    "ignore",
)
MANY = ("interests", "interests_rated", "values", "values_rated", "curious_about")
# Whole headings, folded to letters and single spaces.
NAMES = {
    "name": (
        "name",
        "full name",
        "your name",
        "attendee name",
        "display name",
        "nombre",
        "nom",
        "naam",
    ),
    "first_name": ("first name", "given name", "firstname", "vorname", "prénom"),
    "last_name": ("last name", "surname", "family name", "lastname", "nachname"),
    "email": ("email", "e mail", "email address", "mail", "attendee email", "username"),
    "external_id": ("id", "attendee id", "person id", "api id", "respondent id", "public id"),
    "interests": (
        "interests",
        "interest",
        "hobbies",
        "topics",
        "interessen",
        "hobbys",
        "themen",
        "intereses",
        "aficiones",
        "temas",
        "intérêts",
        "loisirs",
    ),
    "values": ("values", "value", "werte", "wert", "valores", "valeurs"),
    "curious_about": (
        "curious about",
        "curious",
        "want to learn",
        "curiosity",
        "neugierig auf",
        "neugier",
        "curiosidad",
        "curiosidad por",
        "curiosité",
        "curieux de",
    ),
    "languages": ("languages", "language", "sprachen", "sprache", "idiomas", "langues"),
    "depth": ("depth", "tiefe", "profundidad", "profondeur"),
    "size": ("size", "pairs or tables"),
    "group": ("group", "company", "organization", "organisation", "school", "team"),
    "met": ("met", "already know", "knows", "met before"),
    "keep_apart": ("keep apart", "not with", "avoid"),
    "access": ("access", "access needs", "comfort"),
    "say": ("say", "pronunciation", "how to say it"),
}
# A question's wording, when no heading is known whole.
CLUES = (
    ("curious_about", ("curious", "like to know more", "learn about")),
    ("interests", ("interest", "happily talk", "hobbies", "passion", "4plus")),
    ("values", ("values", "matters to you", "what matters")),
)
RATED = re.compile(r"^(i|v|interest|value)s?\s*[:\[]", re.IGNORECASE)


def guess_mapping(table: Table) -> tuple[str, ...]:
    """Return a target for each column. A target that takes one column goes to the first that fits."""
    guesses = [_guess(table, place) for place in range(len(table.header))]
    chosen: list[str] = []
    for target in guesses:
        free = target in MANY or target not in chosen
        chosen.append(target if free else "ignore")
    if "interests" in chosen:
        # The same likes told twice, once in words and once in numbers: the words are better.
        chosen = ["ignore" if target == "interests_rated" else target for target in chosen]
    return tuple(chosen)


def fold(heading: str) -> str:
    """Return a heading as letters, digits and single spaces, lower case."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.sub(r"[^\w]+|_", " ", plain).split())


def _guess(table: Table, place: int) -> str:
    heading = table.header[place]
    rated = RATED.match(heading)
    if rated and _is_rating(table, place):
        return "values_rated" if rated[1].lower().startswith("v") else "interests_rated"
    folded = fold(heading)
    for target, names in NAMES.items():
        if folded in names:
            return target
    wording = heading.casefold().replace("_", " ")
    for target, clues in CLUES:
        if any(clue in wording or clue in heading.casefold() for clue in clues):
            return target
    return "ignore"


def _is_rating(table: Table, place: int) -> bool:
    cells = [row[place].strip() for row in table.rows]
    return all(cell in {"", "1", "2", "3", "4", "5"} for cell in cells)
