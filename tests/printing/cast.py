"""A lively invented cast and their cards, for tests and for looking at. No real person is in it."""

from service.printing.cards import Card, PosterText, TablePrompt
from service.printing.share import share_line

NAMES = {
    1: "Amara Okafor",
    2: "Jonas Lindqvist",
    3: "Mei-Ling Zhou",
    4: "Željko Đorđević",
    5: "ليلى الخوارزمي",
    6: "王小明",
    7: "यशोधरा त्रिपाठी",
    8: "박서연",
    9: "Noa נועה Levy",
    10: "髙橋 さくら",
    11: "María-Constanza Fernández de la Vega y Brzęczyszczykiewicz",
    12: "Bo",
    13: "Tomás Ó Súilleabháin",
    14: "Ελένη Παπαδοπούλου",
    15: "Nguyễn Thị Minh Khai",
    16: "สมชาย ใจดี",
}
PASS = (
    "Pass whenever you like. Nobody asks why.",
    "Skip any question. No reason needed.",
    "“Next one, please” is a complete answer.",
    "Swap this question for the other one at any time.",
    "You can stop or step out at any time; the host knows this and will not ask.",
)
WARM = (
    "In studies of first conversations, people were on average liked more than they guessed.",
    "In studies, strangers expected deeper talk to be more awkward than it turned out.",
    "In studies, admitting a weak spot tended to look better from outside than it felt inside.",
    "These are averages, not promises; an ordinary talk is a fine result.",
    "You do not have to be interesting. Being interested is plenty.",
)
STEMS = (
    ("What was that like?", "And then?"),
    ("What surprised you about it?", "Who was with you?"),
    ("What would you do the same again?", "What was harder than it looked?"),
)
TALKS = (
    (
        "What picture comes to mind when someone says “night trains”?",
        "What would you tell someone trying this for the first time tomorrow?",
        "Which question did we not get to?",
    ),
    (
        "What do you notice now, thanks to “birdsong”, that you once missed?",
        "How has the way you see it changed over time, and who had a hand in that?",
        "What would you like to hear more about, if we meet again?",
    ),
    (
        "What tiny example of “fairness” have you come across lately?",
        "Who around you makes it look easy, and how?",
        "Which small plan for this week could I ask you about later?",
    ),
    (
        "If you swapped “open maps” and “letter writing” for a weekend, what would go well "
        "and what wouldn’t?",
        "What did you once think everyone did, until you met people who didn’t?",
        "Which word from this talk would you like to keep?",
    ),
    (
        "What do you always carry with you?",
        "Where did it come from?",
        "What surprised you in the last few minutes?",
    ),
)
OTHER = (
    "What have you enjoyed today, however small?",
    "What good thing did you nearly miss?",
    "Which small sign tells you that you have arrived somewhere you like?",
    "What has been lying around near you for weeks, and why does it stay?",
)
TABLES = (  # table, round, seats, kind, words by seat
    (7, 2, (1, 2, 3), "interest", ((1, "night trains"), (2, "night trains"))),
    (12, 4, (6, 4), "interest", ((6, "community kitchens"), (4, "cooking for friends"))),
    (3, 1, (5, 4), "curiosity", ((5, "beekeeping"), (4, "bees"))),
    (18, 3, (12, 10), "value", ((12, "fairness"), (10, "fairness"))),
    (9, 1, (7, 8, 9, 16), "interest", ((7, "open maps"), (8, "hand-drawn maps"))),
    (24, 3, (11, 12), "general", ()),
    (5, 4, (13, 14, 15), "interest", ((13, '#read("x"), $x$'), (14, "<b>読書</b>"))),
    (104, 2, (15, 1), "interest", ((15, "learning an instrument after forty"), (1, "cello"))),
)


def deck(rounds: int = 4, lang: str = "en") -> tuple[Card, ...]:
    """Every seat's card at every table of the cast."""
    cards: list[Card] = []
    for number, (table, round_, seats, kind, words) in enumerate(TABLES):
        opener, deeper, closing = TALKS[number % len(TALKS)]
        for seat in seats:
            here = {person: NAMES[person] for person in seats}
            line = share_line(kind, words=words, reader=seat, names=here)
            index = len(cards)
            cards.append(
                Card(
                    id=f"{round_}-{table}-{seat}",
                    round=round_,
                    rounds=rounds,
                    time=("13:40", "14:20", "15:00", "15:40")[round_ - 1],
                    table=table,
                    name=NAMES[seat],
                    meet=tuple(NAMES[person] for person in seats if person != seat),
                    share=(line,),
                    opener=opener,
                    deeper=deeper,
                    closing=closing,
                    other=OTHER[number % len(OTHER)],
                    pass_line=PASS[index % len(PASS)],
                    reassurance=WARM[index % len(WARM)],
                    stems=STEMS[index % len(STEMS)],
                    event="Common Ground 2026",
                    lang=lang,
                )
            )
    return tuple(cards)


def prompts() -> tuple[TablePrompt, ...]:
    """A sheet for each of two tables."""
    return (
        TablePrompt(
            id="p-9-1",
            table=9,
            round=1,
            rounds=4,
            time="13:40",
            minutes=20,
            names=tuple(NAMES[person] for person in (7, 8, 9, 16)),
            opener="Which small sign tells you that you have arrived somewhere you like?",
            deeper="What place do you go back to, in person or in thought?",
            closing="What will you look up or try because of this talk?",
            threads=(
                "Yashodhara listed “open maps”: ask what is still missing from them.",
                "Seo-yeon listed “hand-drawn maps”: let the two compare.",
                "Noa is curious about “letter writing”: ask what set that off.",
            ),
            event="Common Ground 2026",
        ),
        TablePrompt(
            id="p-5-4",
            table=5,
            round=4,
            rounds=4,
            time="15:40",
            minutes=25,
            names=tuple(NAMES[person] for person in (13, 14, 15, 11, 4, 1)),
            opener="What is everyday to you and might be new to the people here?",
            deeper="When did a different way of doing things turn out better than yours?",
            closing="What are you taking with you that you did not bring?",
            threads=(),
            event="Common Ground 2026",
        ),
    )


POSTER = PosterText(
    event="Common Ground 2026",
    when="Saturday 14 March, 13:30 to 17:00",
    where="The Old Pump House, Mill Lane",
    sentence="Meet five people worth meeting, one good question at a time.",
    url="https://attune.example/e/common-ground-2026",
    url_words="attune.example/e/common-ground-2026",
    closes="The form is open until Thu 12 March, 18:00.",
)
