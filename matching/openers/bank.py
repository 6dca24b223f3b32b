"""The questions of our own bank, with type, depth and thread; chooses none of them."""

from dataclasses import dataclass

# Thread: b beginnings, c change, d everyday, h how it is done, p people, m meaning; - for closings.
_ENGLISH = """
01 SI1d What have you enjoyed about “{topic}” lately?
02 SI1b How did “{topic}” find its way onto your list?
03 SI1d What small thing about “{topic}” always makes you smile?
04 SI1d What picture comes to mind when someone says “{topic}”?
05 SI1h What would you tell someone trying “{topic}” for the first time tomorrow?
06 SI1h What do newcomers to “{topic}” worry about that they need not?
07 SI2c How has the way you see “{topic}” changed over time?
08 SI2p Who opened the door to “{topic}” for you?
09 SI2c Which mistake with “{topic}” are you glad you made?
10 SI2p What changes about “{topic}” when other people join in?
11 SI2h What part of “{topic}” do you keep from turning into a task?
12 SI3m What have you learned about yourself through “{topic}”?
13 SI3m When did “{topic}” help you through a heavier week?
14 SI3m What about “{topic}” would you like to hand on to someone after you?
15 SV1d What would “{value}” look like on an ordinary Tuesday?
16 SV1p Who around you makes “{value}” look easy, and how?
17 SV1d What tiny example of “{value}” have you come across lately?
18 SV1d Which place or group do you know that makes room for “{value}”?
19 SV2b What first made “{value}” more than a word for you?
20 SV2h How can you tell when a room has lost “{value}”?
21 SV2h What helps you keep hold of “{value}” when you are tired?
22 SV2h How would you explain “{value}” to someone who finds the word old-fashioned?
23 SV3c What have you learned about “{value}” from getting it wrong?
24 SV3m How would you like “{value}” to show in the next few years of your life?
25 CK1h {knower}, what do people notice first about “{topic}”, and what do they learn last?
26 CK1d {asker}, what would you try with “{topic}” if nobody was watching?
27 CK1d {knower}, what sort of day with “{topic}” would you invite {asker} to?
28 CK1b {asker}, how did “{topic}” first catch your eye?
29 CK2c {knower}, what did “{topic}” ask of you that you did not expect?
30 CK2h {knower}, which question about “{topic}” would you love to be asked?
31 CK2b {asker}, what would make a first step into “{topic}” feel easy?
32 CK2h {knower}, what part of “{topic}” can nobody learn from a book?
33 CK3m {knower}, when did “{topic}” turn from something you did into part of who you are?
34 CK3m {asker}, what do you hope to find in “{topic}”, beyond knowing more?
35 DW1d If you swapped “{one}” and “{other}” for a weekend, what would go well and what wouldn't?
36 DW1d What is everyday to you and might be new to the person opposite?
37 DW1h Which custom from a place you know well would you happily pass on?
38 DW1d What is a free day usually like around you?
39 DW2c What did you once think everyone did, until you met people who didn't?
40 DW2c When did a different way of doing things turn out better than yours?
41 DW2p Whose way of thinking is unlike yours, and useful to you?
42 DW2h What comes easily to you that others seem to find hard, and the other way round?
43 DW3p What do people sometimes misread in you at first?
44 DW3m Which disagreement taught you something you still hold on to?
45 WK1d What made you smile at work recently, even briefly?
46 WK1d Which ten minutes of your working day would you gladly have twice?
47 WK1h What small thing have you made easier for someone at work?
48 WK2b What got you started in the work you do, and what surprised you after that?
49 WK2c What did your work teach you that turned out useful everywhere else?
50 WK2h Which part of your work would you gladly teach to someone?
51 WK2c What are you better at now than you once were, and who helped?
52 WK3m What, if anything, makes a hard day at work worth it?
53 WK3m What would you like to be trusted with next?
54 LG1d What have you been explaining to people lately?
55 LG1d What has been lying around near you for weeks, and why does it stay?
56 LG1d What do you always carry with you, and what is its story?
57 LG1d Which small sign tells you that you have arrived somewhere you like?
58 LG2c What are you glad you said no to?
59 LG2p Who has shaped how you treat strangers, and how?
60 LG2c What did a slow or boring time turn out to be good for?
61 LG2h What have you kept doing for longer than you ever expected?
62 LG3m What kind of person are you trying to be these days?
63 LG3m What would you like to have more courage for?
64 SG1d What made you laugh recently, even just to yourself?
65 SG1p What kind word have you come across lately?
66 SG1d What small comfort are you enjoying at this time of year?
67 SG1d What have you noticed today that you would have liked to share?
68 SG2p What favor, small for you, turned out to be big for someone else?
69 SG2h Which small ritual holds your week together?
70 SG2p What have you been given that cost nothing and stayed with you?
71 SG3c What do you have now that you once hoped for?
72 SG3p Who would you like to thank, and what would you say to them?
73 CL1- Which song, page or place would you leave with me for now?
74 CL1- What would you like to hear more about, if we meet again?
75 CL1- Which small plan for this week could I ask you about later?
76 CL1- Which word from this talk would you like to keep?
77 CL2- What question will you carry into your next conversation?
78 CL1- What surprised you in the last few minutes?
79 CL1- What would we need more time for?
80 CL2- What did we nearly disagree about that you would enjoy taking up again?
"""

SLOTS = ("topic", "value", "one", "other", "asker", "knower")
# Asked across a table these would point at one person only.
_NOT_FOR_TABLES = frozenset({"en-dw-36", "en-cl-73"})


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``type`` is SI shared interest, SV shared value, CK curiosity meets knowledge, DW difference,
    WK work, LG life in general, SG small good things or CL closing; ``depth`` 1 light, 2 open,
    3 deep; ``slots`` names what has to be filled in; ``table`` says that it suits a group.
    """

    id: str
    type: str
    depth: int
    thread: str
    text: str
    slots: tuple[str, ...]
    table: bool


def _question(line: str) -> Question:
    number, tag, text = line.split(" ", 2)
    kind, depth, thread = tag[:2], int(tag[2]), tag[3].replace("-", "")
    name = f"en-{kind.lower()}-{number}"
    slots = tuple(slot for slot in SLOTS if "{" + slot + "}" in text)
    table = not slots and kind in {"DW", "LG", "SG", "CL"} and name not in _NOT_FOR_TABLES
    return Question(name, kind, depth, thread, text, slots, table)


BANK: tuple[Question, ...] = tuple(_question(line) for line in _ENGLISH.strip().splitlines())
BY_ID: dict[str, Question] = {q.id: q for q in BANK}
